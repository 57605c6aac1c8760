// A program for a console under test: it opens what it is given, and nothing else.
import type { Console } from '../../src/tui/app.tsx';

function notAsked(): never {
  throw new Error('no console asks for this here');
}

/** A program that offers an exercise and nothing else. */
export const programWith = (change: Partial<Console> = {}): Console => {
  const store = { read: () => null, write: () => {} };
  return {
    scenarios: [],
    doctrines: [],
    library: { saved: async () => [], about: notAsked, rename: notAsked, archive: notAsked, exportTo: notAsked },
    drawSeed: notAsked,
    seedTrouble: notAsked,
    keepMark: notAsked,
    prepare: notAsked,
    start: notAsked,
    resume: notAsked,
    formOf: () => store,
    entriesOf: async () => [],
    branch: notAsked,
    playback: notAsked,
    host: notAsked,
    endOf: () => ({ score: async () => 'No score.', report: notAsked, draftOf: () => store }),
    timerOf: () => null,
    readings: async () => [],
    hintsOf: () => store,
    opened: () => {},
    ...change,
  };
};
