// Numbered migrations: MIGRATIONS[n - 1] brings an entry of format n to format n + 1. Old journals are never refused.
import type { Entry } from './entry.ts';

export type Migration = (entry: Entry) => Entry;

/** None yet: format 1 is the first. */
export const MIGRATIONS: readonly Migration[] = [];
