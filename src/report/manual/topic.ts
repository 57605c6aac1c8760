// A topic of the manual: a Markdown file with a title, a sentence that says what it is for, and its text. What the program
// knows by itself (keys, commands, orders …) is not written there: a line names the part, and the part is made here.
export interface Topic {
  /** As 03-orders.md; the number orders the topics. */
  file: string;
  /** As it is typed: `orders`. */
  name: string;
  title: string;
  /** One sentence. */
  about: string;
  /** Markdown, its made parts filled in. */
  body: string;
}

/** What makes each part that a topic may name. */
export type Makers = Readonly<Record<string, () => string>>;

const MADE = /^<!-- made ([a-z-]+) -->$/gm;

/** Throws where a part is named that nobody makes. */
export function topicOf(file: string, text: string, makers: Makers): Topic {
  const [, name] = /^\d\d-([a-z]+)\.md$/.exec(file) ?? [];
  const [, title, about, body] = /^# (.+)\n\n(.+)\n\n([\s\S]+)$/.exec(text) ?? [];
  if (name === undefined || title === undefined || about === undefined || body === undefined)
    throw new TypeError(
      `${file}: a topic is called 01-name.md and has a title, one sentence of what it is for, and a text`,
    );
  const filled = body.replace(MADE, (_, part: string) => {
    const make = Object.hasOwn(makers, part) ? makers[part] : undefined;
    if (!make) throw new TypeError(`${file}: nobody makes the part "${part}"`);
    return make().trimEnd();
  });
  return { file, name, title, about, body: filled };
}

/** The names of the parts that a text has made for it. */
export const partsNamed = (text: string): string[] => [...text.matchAll(MADE)].map(([, part]) => part!);
