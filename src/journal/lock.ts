// One writer for each journal. The lock belongs to the file and not to one of its names: it is kept beside the real file,
// where symbolic links lead, and in a folder of the user under the file's device and inode, which hard links share.
// In each place a process makes a claim file of its own and then looks for others: two that come at once see each other,
// and anybody can remove the claim of a dead process, since every claim has a unique name.
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmdirSync,
  unlinkSync,
  utimesSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Holder, short, standingOf, thisProcess } from './holder.ts';
import { PRIVATE, withHandle } from './regular.ts';
import { tried } from './tried.ts';

export interface Lock {
  /** Whether it is still ours; where only the claim file was deleted, it is claimed again. */
  isHeld: () => boolean;
  release: () => void;
}

/** How often a holder renews its heartbeat, for others that cannot see its process. */
const HEARTBEAT_MS = 1000;
/** How long to wait for the heartbeat of a holder whose process cannot be seen. */
const PATIENCE_MS = 5000;
/** Two processes that claim at once both withdraw and try again. */
const TRIES = 10;

/** Takes the lock of a file, by its real path, device and inode. Throws with ELOCKED where another holds it. */
export function takeLock(realPath: string, device: bigint, inode: bigint): Lock {
  const claims: Claim[] = [];
  const refusals: unknown[] = [];
  for (const place of placesFor(realPath, device, inode)) {
    try {
      claims.push(new Claim(place()));
    } catch (error) {
      if (isLocked(error)) {
        for (const claim of claims) claim.release();
        throw error;
      }
      refusals.push(error);
    }
  }
  // One place is enough where the other folder cannot be written to.
  if (claims.length === 0) throw refusals[0];
  tried(sweepUserFolder);
  const heartbeat = setInterval(() => {
    for (const claim of claims) claim.beat();
  }, HEARTBEAT_MS).unref();
  return {
    isHeld: () => claims.every((claim) => claim.isHeld()),
    release: () => {
      clearInterval(heartbeat);
      for (const claim of claims) claim.release();
    },
  };
}

// Some file systems have no inodes; there the path identifies the file.
function placesFor(realPath: string, device: bigint, inode: bigint): (() => string)[] {
  const key = inode === 0n ? short(realPath) : `${device}-${inode}`;
  return [() => join(userFolder(), key), () => `${realPath}.lock`];
}

/** The same for every process of a user, independent of the environment. */
function userFolder(): string {
  if (process.platform === 'win32' || !existsSync('/tmp')) return made(join(tmpdir(), 'rung-locks'));
  const uid = process.getuid?.() ?? 0;
  const folder = made(`/tmp/rung-locks-${uid}`);
  const is = lstatSync(folder);
  if (is.isDirectory() && is.uid === uid) return folder;
  throw Object.assign(new Error(`${folder} belongs to somebody else`), { code: 'EACCES' });
}

// Killed processes leave claims on files that may never be opened again.
function sweepUserFolder(): void {
  for (const key of readdirSync(userFolder())) {
    const folder = join(userFolder(), key);
    tried(() => {
      for (const name of claimsIn(folder)) {
        if (standingOf(holderOf(name, folder)!) === 'gone') unlinkSync(join(folder, name));
      }
      rmdirSync(folder);
    });
  }
}

function made(folder: string): string {
  try {
    mkdirSync(folder, { mode: PRIVATE.folder });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return folder;
}

export const isLocked = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ELOCKED';

const NAME = /^(\d+)_(\w+)_([0-9a-f]{12})_([0-9a-f]{12})_[0-9a-f]{16}\.claim$/;

/** The holder of a claim; null for another file. A moved or copied claim names another folder. */
function holderOf(name: string, folder: string): (Holder & { isMoved: boolean }) | null {
  const [, pid, since, where, place] = NAME.exec(name) ?? [];
  if (!place) return null;
  return { pid: Number(pid), since: since!, where: where!, isMoved: place !== short(folder) };
}

/** A claim in one place that no other process claims. */
class Claim {
  readonly #folder: string;
  readonly #name: string;
  #beats = 0;

  constructor(folder: string) {
    const { pid, since, where } = thisProcess();
    this.#folder = folder;
    this.#name = `${[pid, since, where, short(folder), randomBytes(8).toString('hex')].join('_')}.claim`;
    this.#take();
  }

  get #file(): string {
    return join(this.#folder, this.#name);
  }

  #take(): void {
    for (let tries = 1; ; tries++) {
      const holders = this.#others().filter((name) => isHolding(this.#folder, name));
      if (holders.length === 0) {
        this.#make();
        // Others are looked for again, since a process that came meanwhile sees this claim too.
        if (this.#others().length === 0) return;
        this.release();
      }
      if (tries === TRIES) throw Object.assign(new Error('held'), { code: 'ELOCKED' });
      wait(20 + (randomBytes(1)[0]! % 40));
    }
  }

  // Another process that releases the last claim may remove the folder just now.
  #make(): void {
    for (let tries = 1; ; tries++) {
      made(this.#folder);
      try {
        return closeSync(openSync(this.#file, 'wx', PRIVATE.file));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || tries === TRIES) throw error;
      }
    }
  }

  #others(): string[] {
    return claimsIn(this.#folder).filter((name) => name !== this.#name);
  }

  isHeld(): boolean {
    if (existsSync(this.#file)) return true;
    try {
      this.#take();
      return true;
    } catch (error) {
      // A folder that is gone locks nobody out; the journal itself is checked separately.
      return !isLocked(error);
    }
  }

  beat(): void {
    this.#beats += 1;
    tried(() => utimesSync(this.#file, this.#beats, this.#beats));
  }

  release(): void {
    tried(() => unlinkSync(this.#file));
    tried(() => rmdirSync(this.#folder));
  }
}

function claimsIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => NAME.test(name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Whether a claim has a living holder; a claim without one is removed. */
function isHolding(folder: string, name: string): boolean {
  const holder = holderOf(name, folder)!;
  const standing = standingOf(holder);
  if (standing === 'running' && !holder.isMoved) return true;
  if (standing !== 'gone' && hasHeartbeat(join(folder, name))) return true;
  tried(() => unlinkSync(join(folder, name)));
  return false;
}

/** Waits for a heartbeat: any change of the claim's time. */
function hasHeartbeat(claim: string): boolean {
  const first = heartbeatOf(claim);
  for (let waited = 0; waited < PATIENCE_MS; waited += 250) {
    wait(250);
    const now = heartbeatOf(claim);
    if (now === null) return false;
    if (now !== first) return true;
  }
  return false;
}

// The file is opened each time, so that a network drive asks its server.
const heartbeatOf = (claim: string): bigint | null =>
  tried(() => withHandle(openSync(claim, 'r'), (handle) => fstatSync(handle, { bigint: true }).mtimeNs));

const wait = (milliseconds: number): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
};
