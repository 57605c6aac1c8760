// One writer a journal, whatever name it is opened by; and nobody is locked out by a lock that nobody holds.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { linkSync, mkdirSync, readdirSync, renameSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { standingOf, thisProcess } from '../../src/journal/holder.ts';
import { resumeSession } from '../../src/session/session.ts';
import { freshFolder } from '../support/folder.ts';
import { bundle } from '../support/rung.ts';
import { begun, claims, HELD, resumes } from './locks.ts';

// Where a session that lost its file goes on.
vi.stubEnv('RUNG_HOME', freshFolder());

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** Another rung that has the journal open in lines of text. */
async function opened(file: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [bundle, 'play', file, '--plain'], {
    env: { ...process.env, RUNG_HOME: freshFolder() },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  children.push(child);
  await new Promise((resolve) => child.stdout!.once('data', resolve));
  return child;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await gone;
}

describe('a journal that another rung has open', () => {
  it('cannot be opened by any of its names, even while the other is stopped, and can at once when the other was killed', async () => {
    const file = await begun();
    const elsewhere = freshFolder();
    const names = [file, join(elsewhere, 'soft.rung.jsonl'), join(elsewhere, 'hard.rung.jsonl')];
    symlinkSync(file, names[1]!);
    linkSync(file, names[2]!);
    symlinkSync(dirname(file), join(elsewhere, 'folder'));
    names.push(join(elsewhere, 'folder', basename(file)));
    const other = await opened(file);
    for (const name of names) await expect(resumes(name), name).rejects.toThrow(HELD);
    process.kill(other.pid!, 'SIGSTOP');
    for (const name of names) await expect(resumes(name), name).rejects.toThrow(HELD);
    await end(other, 'SIGKILL');
    for (const name of names) await resumes(name);
  });

  it('can be opened when the other has left, and no file of the lock remains', async () => {
    const file = await begun();
    const other = await opened(file);
    expect(claims(file)).toHaveLength(1);
    await end(other, 'SIGTERM');
    await resumes(file);
    expect(readdirSync(dirname(file))).toEqual([basename(file)]);
  });
});

describe('a lock that nobody holds locks nobody out', () => {
  it('whether its folder or its claim is dated yesterday or tomorrow', async () => {
    const file = await begun();
    for (const days of [-1, 1]) {
      const other = await opened(file);
      const at = Date.now() / 1000 + days * 86_400;
      const [claim] = claims(file);
      for (const each of [`${file}.lock`, join(`${file}.lock`, claim!)]) utimesSync(each, at, at);
      await expect(resumes(file)).rejects.toThrow(HELD);
      await end(other, 'SIGKILL');
      expect(claims(file)).toHaveLength(1);
      utimesSync(`${file}.lock`, at, at);
      await resumes(file);
    }
  });

  it('where its process number was reused, or belongs to another boot of the machine', async () => {
    const file = await begun();
    const { pid, since, where } = thisProcess();
    mkdirSync(`${file}.lock`);
    const claim = (...parts: string[]) => join(`${file}.lock`, `${[...parts, '0'.repeat(16)].join('_')}.claim`);
    writeFileSync(claim(String(pid), '1', where, '0'.repeat(12)), '');
    await resumes(file);
    expect(claims(file)).toEqual([]);
    mkdirSync(`${file}.lock`);
    writeFileSync(claim(String(pid), since, 'f'.repeat(12), '0'.repeat(12)), '');
    await resumes(file);
    expect(claims(file)).toEqual([]);
  }, 20_000);

  it('where it was copied with a folder during play', async () => {
    const file = await begun();
    await opened(file);
    const copy = join(freshFolder(), 'copy');
    execFileSync('cp', ['-r', dirname(file), copy]);
    await resumes(join(copy, basename(file)));
    await expect(resumes(file)).rejects.toThrow(HELD);
  }, 20_000);

  it('where its folder was moved and its holder continued elsewhere', async () => {
    const file = await begun();
    const { session } = await resumeSession(file);
    const moved = join(freshFolder(), 'moved');
    renameSync(dirname(file), moved);
    const there = join(moved, basename(file));
    // It still has the file open, wherever that lies now.
    await expect(resumes(there)).rejects.toThrow(HELD);
    expect(await session.moveRecord(session.newName())).toBeNull();
    await resumes(there);
    session.close();
  }, 30_000);
});

describe('a process', () => {
  it('is running, gone or unknown', async () => {
    const own = thisProcess();
    expect(standingOf(own)).toBe('running');
    expect(standingOf({ ...own, since: '1' })).toBe('gone');
    expect(standingOf({ ...own, where: 'elsewhere' })).toBe('unknown');
    const child = spawn('sleep', ['60']);
    const { pid } = child;
    expect(standingOf({ ...own, pid: pid!, since: '0' })).toBe('unknown');
    await end(child, 'SIGKILL');
    expect(standingOf({ ...own, pid: pid!, since: '0' })).toBe('gone');
  });
});
