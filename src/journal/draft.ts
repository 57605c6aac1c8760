// A draft: a small text beside a journal that survives a crash of the console, such as a form that is being filled in. It
// is written atomically with every key.
import { rmSync } from 'node:fs';
import { writeAtomically } from './atomic-write.ts';
import { readSmall } from './regular.ts';
import { tried } from './tried.ts';

export interface Draft {
  read: () => string | null;
  /** null removes it. */
  write: (text: string | null) => void;
}

/** The draft of that name beside a journal, even after the journal has moved. Without a name: the form of an inject. */
export function draftBeside(of: { readonly journal: string }, name = ''): Draft {
  const file = () => `${of.journal}${name && `.${name}`}.draft`;
  return {
    read: () => readSmall(file()),
    write: (text) => {
      // A draft that cannot be kept must not stop the exercise.
      tried(() => (text === null ? rmSync(file(), { force: true }) : writeAtomically(file(), text, { fsync: false })));
    },
  };
}
