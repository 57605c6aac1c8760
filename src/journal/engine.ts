// The versions of the engine: this one, as the package states it, and what each ever wrote. Every journal carries one. A
// commit that changes a ruling raises the number of the law, and one that changes what is drawn, decided or written down
// the version.
import manifest from '../../package.json' with { type: 'json' };

export const ENGINE: string = manifest.version;

/** The law of each version, and the formats that it wrote. */
const WROTE: Readonly<Record<string, { law: number; formats: readonly number[] }>> = {
  '0.1.0': { law: 1, formats: [1, 2, 3] },
  '0.2.0': { law: 2, formats: [4] },
  '0.2.1': { law: 2, formats: [4] },
  '0.2.2': { law: 2, formats: [5] },
  '0.3.0': { law: 2, formats: [6] },
  '0.4.0': { law: 2, formats: [7] },
  '0.5.0': { law: 2, formats: [8] },
  '0.6.0': { law: 2, formats: [8] },
  '0.7.0': { law: 2, formats: [9] },
};

/** Earlier versions whose records come out the same today: this one plays them by their own numbers. */
const ALIKE: readonly string[] = ['0.2.1', '0.4.0'];

/** Whether a version draws and decides as this one does: what comes out otherwise in its records was altered. */
export const playsAlike = (engine: string): boolean => engine === ENGINE || ALIKE.includes(engine);

/** Why no record can have these numbers; null where one can. */
export function neverWritten(engine: string, law: number, format: number): string | null {
  const wrote = Object.hasOwn(WROTE, engine) ? WROTE[engine]! : null;
  if (!wrote || (wrote.law === law && wrote.formats.includes(format))) return null;
  return `version ${engine} decides under law ${wrote.law} and never wrote format ${format} under law ${law}`;
}
