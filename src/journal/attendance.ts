// The attendance list beside a record: who sat in which chair and when, as they named themselves. It carries the head of the
// record at its time and a seal of its own, so that a change shows; the record knows nothing of it, and holds without it.
import { existsSync, renameSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import canonicalize from 'canonicalize';
import { writeAtomically } from './atomic-write.ts';
import { digestOf } from './entry.ts';
import { nameFrom } from './library.ts';
import { readSmall } from './regular.ts';
import { tried } from './tried.ts';

/** One stay in a chair. */
export interface Stay {
  /** As they named themselves; null where they did not. */
  name: string | null;
  chair: string;
  door: string;
  /** Both in ISO 8601; `went` is null as long as somebody is there. */
  came: string;
  went: string | null;
}

export interface Attendance {
  /** The file name of the record. */
  exercise: string;
  /** The digest of the record's last entry when the list was written. */
  head: string;
  people: readonly Stay[];
}

const MOST_BYTES = 4 * 1024 * 1024;
const DIGEST = /^[0-9a-f]{64}$/;

/** As first-shot-1.attendance.json. */
export const attendanceFileOf = (journal: string): string =>
  `${journal.slice(0, journal.length - basename(journal).length)}${nameFrom(journal)}.attendance.json`;

const sealOf = (list: Attendance): string => digestOf(canonicalize(list)!);

/** For its owner alone. Throws the errors of the disk. */
export function writeAttendance(journal: string, head: string, people: readonly Stay[], fsync = true): void {
  const list: Attendance = { exercise: basename(journal), head, people };
  const { exercise } = list;
  const text = `${JSON.stringify({ exercise, head, seal: sealOf(list), people }, null, 2)}\n`;
  writeAtomically(attendanceFileOf(journal), text, { fsync });
}

/** What lies beside a record. A list whose seal does not fit was changed by another hand. */
export type Found = { is: 'missing' } | { is: 'damaged' } | { is: 'list'; list: Attendance; isSealed: boolean };

export function readAttendance(journal: string): Found {
  const file = attendanceFileOf(journal);
  if (!existsSync(file)) return { is: 'missing' };
  const value = tried(() => JSON.parse(readSmall(file, MOST_BYTES) ?? '') as unknown);
  if (!isRecord(value)) return { is: 'damaged' };
  const { exercise, head, seal, people, ...more } = value;
  const isShaped = typeof exercise === 'string' && isDigest(head) && isDigest(seal) && Object.keys(more).length === 0;
  if (!isShaped || !Array.isArray(people) || !people.every(isStay)) return { is: 'damaged' };
  const list: Attendance = { exercise, head, people };
  return { is: 'list', list, isSealed: tried(() => sealOf(list)) === seal };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isDigest = (value: unknown): value is string => typeof value === 'string' && DIGEST.test(value);
const isTime = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) && !Number.isNaN(Date.parse(value));

function isStay(value: unknown): value is Stay {
  if (!isRecord(value) || Object.keys(value).sort().join() !== 'came,chair,door,name,went') return false;
  const { name, chair, door, came, went } = value;
  const isNamed = name === null || typeof name === 'string';
  return (
    isNamed && typeof chair === 'string' && typeof door === 'string' && isTime(came) && (went === null || isTime(went))
  );
}

/**
 * The stays of an earlier host of the same exercise. Where that one broke off, whoever was there went when it last wrote. A
 * list that another hand has changed is not gone on with: it is set aside, and kept.
 */
export function earlierStays(journal: string): Stay[] {
  const found = readAttendance(journal);
  const file = attendanceFileOf(journal);
  if (found.is === 'missing') return [];
  if (found.is === 'damaged' || !found.isSealed) {
    tried(() => renameSync(file, `${file}.${Date.now()}.damaged`));
    return [];
  }
  const written = (tried(() => statSync(file).mtime) ?? new Date()).toISOString();
  return found.list.people.map((stay) => (stay.went === null ? { ...stay, went: laterOf(stay.came, written) } : stay));
}

const laterOf = (a: string, b: string): string => (a > b ? a : b);
