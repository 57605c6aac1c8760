// The draft of a form, in a small file beside its journal: it survives whatever the console does not. Written with every
// key, and never half.
import { rmSync } from 'node:fs';
import { readSmall } from '../journal/regular.ts';
import { writeWholeFile } from '../journal/write-whole.ts';
import type { FormStore } from '../tui/screens/chairs.ts';

/** Beside the journal wherever that is by then. `name`: of a form other than that of an inject. */
export function formFile(of: { readonly journal: string }, name = ''): FormStore {
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
