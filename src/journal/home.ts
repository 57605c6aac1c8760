// Where this program keeps what is not in a file of the user's own: under RUNG_HOME, else in the user's folders for data
// and for caches.
import { join } from 'node:path';
import envPaths from 'env-paths';

const usual = () => envPaths('rung', { suffix: '' });

/** A place among the data: exercises, and unfinished studies. */
export const dataPlace = (...names: string[]): string => join(process.env.RUNG_HOME || usual().data, ...names);

/** The folder of what can be computed again. */
export const cacheFolder = (): string => (process.env.RUNG_HOME ? join(process.env.RUNG_HOME, 'cache') : usual().cache);
