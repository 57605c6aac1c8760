// One writer a journal. The lock belongs to the file and not to one of its names: it is kept beside the real file, which
// symbolic links lead to, and in a folder of the user under the file's device and inode, which hard links share.
// In each place whoever wants the lock lays down a claim of its own, then looks for others: two that come at once see
// each other, and a claim that nobody stands behind can be taken away by anybody, since no two bear the same name.
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
import { PRIVATE } from './regular.ts';

export interface Lock {
  /** Whether it is still ours; where only its claim was swept away, it is claimed again. */
  isHeld: () => boolean;
  release: () => void;
}

/** How often a holder gives a sign, for whoever cannot see its process. */
const SIGN_MS = 1000;
/** How long somebody who cannot see a holder's process waits for a sign. */
const PATIENCE_MS = 5000;
/** Whoever meets another who only wants the lock as well steps back and tries again. */
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
  // A folder that takes nothing holds no lock; one place is enough.
  if (claims.length === 0) throw refusals[0];
  quietly(sweepUserFolder);
  const signs = setInterval(() => {
    for (const claim of claims) claim.giveSign();
  }, SIGN_MS).unref();
  return {
    isHeld: () => claims.every((claim) => claim.isHeld()),
    release: () => {
      clearInterval(signs);
      for (const claim of claims) claim.release();
    },
  };
}

// Some file systems give no inodes; there the path has to stand for the file.
function placesFor(realPath: string, device: bigint, inode: bigint): (() => string)[] {
  const key = inode === 0n ? short(realPath) : `${device}-${inode}`;
  return [() => join(userFolder(), key), () => `${realPath}.lock`];
}

/** The same for every process of a user, whatever the environment says. */
function userFolder(): string {
  if (process.platform === 'win32' || !existsSync('/tmp')) return made(join(tmpdir(), 'rung-locks'));
  const uid = process.getuid?.() ?? 0;
  const folder = made(`/tmp/rung-locks-${uid}`);
  const is = lstatSync(folder);
  if (is.isDirectory() && is.uid === uid) return folder;
  throw Object.assign(new Error(`${folder} belongs to somebody else`), { code: 'EACCES' });
}

// Killed processes leave claims on files that are perhaps never opened again.
function sweepUserFolder(): void {
  for (const key of readdirSync(userFolder())) {
    const folder = join(userFolder(), key);
    quietly(() => {
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

/** Who stands behind a claim; null for what is none. A claim that was moved or copied names another folder. */
function holderOf(name: string, folder: string): (Holder & { isMoved: boolean }) | null {
  const [, pid, since, where, place] = NAME.exec(name) ?? [];
  if (!place) return null;
  return { pid: Number(pid), since: since!, where: where!, isMoved: place !== short(folder) };
}

/** A claim in one place that nobody else claims. */
class Claim {
  readonly #folder: string;
  readonly #name: string;
  #signs = 0;

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
        this.#lay();
        // Looked for again now that it stands: whoever came meanwhile sees it too.
        if (this.#others().length === 0) return;
        this.release();
      }
      if (tries === TRIES) throw Object.assign(new Error('held'), { code: 'ELOCKED' });
      wait(20 + (randomBytes(1)[0]! % 40));
    }
  }

  // The last to leave takes the folder with it, perhaps just now.
  #lay(): void {
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
      // A place that is gone keeps nobody out, and nobody in; the journal itself is looked at besides.
      return !isLocked(error);
    }
  }

  giveSign(): void {
    this.#signs += 1;
    quietly(() => utimesSync(this.#file, this.#signs, this.#signs));
  }

  release(): void {
    quietly(() => unlinkSync(this.#file));
    quietly(() => rmdirSync(this.#folder));
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

/** Whether somebody stands behind a claim; where nobody does, it is taken away. */
function isHolding(folder: string, name: string): boolean {
  const holder = holderOf(name, folder)!;
  const standing = standingOf(holder);
  if (standing === 'running' && !holder.isMoved) return true;
  if (standing !== 'gone' && givesSigns(join(folder, name))) return true;
  quietly(() => unlinkSync(join(folder, name)));
  return false;
}

/** Waits for a sign: the times of the claim change, whatever they are. */
function givesSigns(claim: string): boolean {
  const first = signOf(claim);
  for (let waited = 0; waited < PATIENCE_MS; waited += 250) {
    wait(250);
    const now = signOf(claim);
    if (now === null) return false;
    if (now !== first) return true;
  }
  return false;
}

// Opened anew each time: a network drive asks its server then.
function signOf(claim: string): bigint | null {
  try {
    const handle = openSync(claim, 'r');
    try {
      return fstatSync(handle, { bigint: true }).mtimeNs;
    } finally {
      closeSync(handle);
    }
  } catch {
    return null;
  }
}

const wait = (milliseconds: number): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
};

function quietly(act: () => void): void {
  try {
    act();
  } catch {
    return;
  }
}
