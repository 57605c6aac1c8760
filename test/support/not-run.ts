// After the last test: what was not run for want of something, and how to have it.
import { missingSentence, NEEDS, type NeedName, programFor } from './needs.ts';

export default function notRun(): () => void {
  return () => {
    for (const name of Object.keys(NEEDS) as NeedName[])
      if (programFor(name) === undefined) console.log(`Not run: ${NEEDS[name].tests}. ${missingSentence(name)}`);
  };
}
