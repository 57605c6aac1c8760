// Processes as holders of locks: which one this is, and whether another still runs. A process is identified by its number
// and its start as the system counts it, so that a reused number does not match. The clock is not used, so setting it back
// changes nothing.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { tried } from './tried.ts';

export interface Holder {
  pid: number;
  /** When it began; "0" where the system does not say. */
  since: string;
  /** The running system to which the number belongs: another machine, boot or container has its own numbers. */
  where: string;
}

let self: Holder | null = null;

export function thisProcess(): Holder {
  self ??= { pid: process.pid, since: beganAt(process.pid) ?? '0', where: short(system()) };
  return self;
}

/** Whether a process runs, even if it is stopped; `unknown` where this process cannot see that. */
export function standingOf({ pid, since, where }: Holder): 'running' | 'gone' | 'unknown' {
  const own = thisProcess();
  if (where !== own.where) return 'unknown';
  if (!isThere(pid)) return 'gone';
  if (since === '0' || own.since === '0') return 'unknown';
  const began = beganAt(pid);
  if (began === null) return isThere(pid) ? 'unknown' : 'gone';
  return began === since ? 'running' : 'gone';
}

export const short = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

// EPERM means that the process exists and belongs to another user.
function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function system(): string {
  if (process.platform !== 'linux') return hostname();
  const boot = tried(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8'));
  const space = tried(() => readlinkSync('/proc/self/ns/pid'));
  return [hostname(), boot, space].join(' ');
}

/** When a process began; null where the system does not say, "ended" for a zombie. */
function beganAt(pid: number): string | null {
  if (process.platform === 'win32') return null;
  if (process.platform === 'linux') {
    // The name in brackets may contain blanks, so fields are counted from the state after it (proc(5), fields 3 and 22).
    const stat = tried(() => readFileSync(`/proc/${pid}/stat`, 'latin1'));
    const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields ? (/[ZX]/.test(fields[0]!) ? 'ended' : (fields[19] ?? null)) : null;
  }
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
  const output = tried(() =>
    execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8', env, stdio: 'pipe' }),
  );
  const [, state, began] = /^\s*(\S+)\s+(.*\S)\s*$/.exec(output ?? '') ?? [];
  return began ? (state!.startsWith('Z') ? 'ended' : short(began)) : null;
}
