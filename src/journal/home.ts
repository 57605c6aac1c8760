// The folders in which this program keeps its own files: RUNG_HOME, or else the user's folders for data and for caches.
import { join } from 'node:path';
import envPaths from 'env-paths';

const usual = () => envPaths('rung', { suffix: '' });

/** A path in the data folder, for exercises and unfinished studies. */
export const dataPlace = (...names: string[]): string => join(process.env.RUNG_HOME || usual().data, ...names);

/** The folder for results that can be computed again. */
export const cacheFolder = (): string => (process.env.RUNG_HOME ? join(process.env.RUNG_HOME, 'cache') : usual().cache);
