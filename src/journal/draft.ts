// A draft: a small text beside a journal that survives whatever the console does not, such as a form that is being filled
// in. It is written with every key, and never half.
import { rmSync } from 'node:fs';
import { readSmall } from './regular.ts';
import { writeWholeFile } from './write-whole.ts';

export interface Draft {
  /** null where there is none. */
  read: () => string | null;
  /** null removes it. */
  write: (text: string | null) => void;
}

/** The draft of that name beside a journal, wherever the journal is by then. Without a name: the form of an inject. */
export function draftBeside(of: { readonly journal: string }, name = ''): Draft {
  const file = () => `${of.journal}${name && `.${name}`}.draft`;
  return {
    read: () => readSmall(file()),
    write: (text) => {
      // A draft that cannot be kept must not stop the exercise.
      try {
        if (text === null) rmSync(file(), { force: true });
        else writeWholeFile(file(), text, { fsync: false });
      } catch {
        return;
      }
    },
  };
}
