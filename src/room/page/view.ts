// What shows the exercise on the page: a terminal, or lines of text.
export interface View {
  size: () => { columns: number; rows: number };
  /** Draws what the host sent, and says when that has happened. */
  draw: (text: string, drawn: () => void) => void;
  clear: () => void;
  focus: () => void;
}

/** What a view asks for. */
export interface ViewEvents {
  keys: (keys: string) => void;
  resized: () => void;
}

/** An element of page.html. */
export function part<E extends HTMLElement = HTMLElement>(id: string): E {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no ${id}.`);
  return found as E;
}
