// The draft of a form, in a small file beside its journal: it survives whatever the console does not. Written with every
// key, and never half.
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { FormStore } from '../tui/screens/chairs.ts';

/** `name`: of a form other than that of an inject. */
export function formFile(journal: string, name = ''): FormStore {
  const file = `${journal}${name && `.${name}`}.draft`;
  return {
    read: () => (existsSync(file) ? readFileSync(file, 'utf8') : null),
    write: (text) => {
      // A draft that cannot be kept must not stop the exercise.
      try {
        if (text === null) return rmSync(file, { force: true });
        writeFileSync(`${file}.new`, text);
        renameSync(`${file}.new`, file);
      } catch {
        return;
      }
    },
  };
}
