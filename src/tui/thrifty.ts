// What goes to the terminal, with less of it: over ssh a screen is mostly blanks, and of a row that is written from its
// middle on Ink repeats every style that came before. Ink erases a row before it writes it, so the cursor may step over
// blanks, and a style that nothing stands in may be left out.

/** Below this stepping over takes as many bytes. */
const BLANKS = / {6,}/g;
const ESCAPE = '\u001b';
const STYLE = new RegExp(`(${ESCAPE}\\[[0-9;]*m)`);

/** What a style does, by the code that begins and the code that ends it; `shows`: also on blanks. */
const KINDS = [
  { begins: /^[12]$/, ends: '22', shows: false },
  { begins: /^3$/, ends: '23', shows: false },
  { begins: /^4$/, ends: '24', shows: true },
  { begins: /^7$/, ends: '27', shows: true },
  { begins: /^9$/, ends: '29', shows: true },
  { begins: /^(?:3[0-8]|9[0-7])$/, ends: '39', shows: false },
  { begins: /^(?:4[0-8]|10[0-7])$/, ends: '49', shows: true },
] as const;
type Kind = (typeof KINDS)[number];

/** The same stream, on which every frame is written so. */
export function thrifty(stream: NodeJS.WriteStream): NodeJS.WriteStream {
  return new Proxy(stream, {
    get(target, key) {
      const value = Reflect.get(target, key, target);
      if (key === 'write')
        return (chunk: string | Uint8Array, ...rest: never[]) =>
          target.write(typeof chunk === 'string' ? thriftily(chunk) : chunk, ...rest);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** The same picture in fewer bytes. */
export function thriftily(text: string): string {
  // Texts stand at the even places, what styles them between.
  const parts = text.split(STYLE);
  const active = new Set<Kind>();
  const kept: string[] = [];
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at]!;
    if (at % 2 === 0) {
      const shows = [...active].some((kind) => kind.shows);
      kept.push(shows ? part : part.replace(BLANKS, ({ length }) => `${ESCAPE}[${length}C`));
      continue;
    }
    const begun = begunBy(part);
    if (begun && !active.has(begun) && parts[at + 1] === '' && codeOf(parts[at + 2] ?? '') === begun.ends) {
      at += 2;
      continue;
    }
    if (begun) active.add(begun);
    else if (codeOf(part) === '0') active.clear();
    else for (const kind of active) if (kind.ends === codeOf(part)) active.delete(kind);
    kept.push(part);
  }
  return kept.join('');
}

const codeOf = (style: string): string => style.slice(2, -1).split(';', 1)[0] || '0';
const begunBy = (style: string): Kind | undefined => KINDS.find(({ begins }) => begins.test(codeOf(style)));
