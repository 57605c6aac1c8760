// Stands in for the <style> elements of xterm, which a strict policy refuses: whatever text it is given becomes a sheet
// that a script adds to the document, and scripts may. The build puts it into xterm (build.mjs).

/** An element that xterm may keep, fill with rules and remove. */
export function sheetElement(document: Document): HTMLElement {
  const element = document.createElement('span');
  const sheet = new CSSStyleSheet();
  element.hidden = true;
  document.adoptedStyleSheets.push(sheet);
  Object.defineProperty(element, 'textContent', { set: (rules: string) => sheet.replaceSync(rules) });
  element.remove = () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    element.parentNode?.removeChild(element);
  };
  return element;
}
