// A journal whose disk fails in the middle: nothing of a line that was not acknowledged stays, and nobody else is blamed.

import fs, { readdirSync, readFileSync, statSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { JournalFile } from '../../src/journal/journal-file.ts';
import { JournalLost, JournalTrouble } from '../../src/journal/trouble.ts';
import { verify } from '../../src/journal/verify.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { playDrill } from '../../src/session/drill.ts';
import { resumeSession } from '../../src/session/session.ts';
import { freshFolder } from '../support/folder.ts';

const { writeSync, ftruncateSync, fsyncSync } = fs;
afterEach(() => {
  Object.assign(fs, { writeSync, ftruncateSync, fsyncSync });
  syncBuiltinESMExports();
});

const failing = (code: string) => () => {
  throw Object.assign(new Error(code), { code, syscall: 'write' });
};

function broken(calls: Partial<Record<'writeSync' | 'ftruncateSync' | 'fsyncSync', unknown>>): void {
  Object.assign(fs, calls);
  syncBuiltinESMExports();
}

const mended = () => broken({ writeSync, ftruncateSync, fsyncSync });

/** Writes half of what it is given, then fails. */
function halfWritten(code: string) {
  let calls = 0;
  return (handle: number, bytes: Buffer, ...rest: number[]) => {
    calls += 1;
    if (calls > 1) failing(code)();
    return writeSync(handle, bytes.subarray(0, bytes.length >> 1), ...rest);
  };
}

const begun = () => {
  const journal = JournalFile.create(join(freshFolder(), 'a.rung.jsonl'));
  journal.append('one');
  return journal;
};
const text = (journal: JournalFile) => readFileSync(journal.file, 'utf8');

const CODES = ['ENOSPC', 'EDQUOT', 'EIO', 'EFBIG', 'EROFS', 'EACCES', 'EPERM', 'ENOMEM', 'ESTALE'];

describe('a disk that fails while a line is written', () => {
  it.each(CODES)('with %s keeps what was acknowledged and nothing else, and is tried again', (code) => {
    const isPassing = ['ENOSPC', 'EDQUOT', 'ENOMEM'].includes(code);
    for (const calls of [
      { writeSync: failing(code) },
      { writeSync: halfWritten(code) },
      { fsyncSync: failing(code) },
    ]) {
      const journal = begun();
      broken(calls);
      // A full disk can be given room; what a fault or a ban has stopped may go on elsewhere.
      expect(() => journal.append('two', 'three')).toThrow(isPassing ? JournalTrouble : JournalLost);
      if (isPassing) expect(() => journal.append('two')).not.toThrow(JournalLost);
      mended();
      expect(text(journal)).toBe('one\n');
      journal.append('two');
      expect(text(journal)).toBe('one\ntwo\n');
      journal.close();
    }
  });

  it('and then fails to cut the line blames nobody, and cuts it before anything else is written', () => {
    const journal = begun();
    broken({ writeSync: halfWritten('EIO'), ftruncateSync: failing('EIO') });
    expect(() => journal.append('two')).toThrow('The disk reports a fault');
    mended();
    expect(text(journal)).toBe('one\ntw');
    journal.append('three');
    expect(text(journal)).toBe('one\nthree\n');
    journal.close();
  });

  it('or while a torn line is cut loses nothing, reports it, and is tried again', () => {
    const torn = begun();
    torn.close();
    const kept = text(torn);
    fs.appendFileSync(torn.file, 'tw');
    for (const calls of [
      { ftruncateSync: failing('EIO') },
      { fsyncSync: failing('EIO') },
      { writeSync: failing('EIO') },
    ]) {
      const journal = JournalFile.resume(torn.file);
      journal.check();
      broken(calls);
      expect(() => journal.append('three')).toThrow('The disk reports a fault');
      mended();
      journal.append('three');
      expect([text(journal), journal.hasCutTail]).toEqual([`${kept}three\n`, true]);
      journal.close();
      fs.writeFileSync(torn.file, `${kept}tw`);
    }
  });

  it('finds a torn line that was changed or taken from outside before it is cut', () => {
    for (const found of ['one\nTW', 'one\n', 'one\ntwo\n']) {
      const torn = begun();
      torn.close();
      fs.appendFileSync(torn.file, 'tw');
      const journal = JournalFile.resume(torn.file);
      fs.writeFileSync(torn.file, found);
      expect(() => journal.append('three')).toThrow(JournalLost);
      expect([text(journal), journal.hasCutTail]).toEqual([found, false]);
      journal.close();
    }
  });

  it('removes nothing that another process has written after it', () => {
    const journal = begun();
    broken({
      writeSync: (handle: number, bytes: Buffer) => {
        writeSync(handle, 'somebody else\n');
        return writeSync(handle, bytes);
      },
    });
    expect(() => journal.append('two')).toThrow('The journal was written to from outside');
    mended();
    expect(text(journal)).toBe('one\nsomebody else\ntwo\n');
    expect(() => journal.append('three')).toThrow(JournalLost);
    journal.close();
  });

  it('while the record is written to a new file leaves no partial file', () => {
    const journal = begun();
    const [next] = journal.freeNames();
    broken({ writeSync: halfWritten('ENOSPC') });
    expect(() => journal.moveTo(next!)).toThrow('The disk is full');
    mended();
    expect(readdirSync(dirname(journal.file)).filter((name) => name.endsWith('.jsonl'))).toEqual(['a.rung.jsonl']);
    journal.append('two');
    journal.moveTo(next!);
    journal.append('three');
    expect(text(journal)).toBe('one\ntwo\nthree\n');
    expect(statSync(journal.file).mode & 0o777).toBe(0o600);
    journal.close();
  });
});

describe('a drill whose journal is taken away while it is played', () => {
  it('ends with a message, and the record up to then is complete in a new file', async () => {
    const file = join(freshFolder(), 'drill.rung.jsonl');
    const policies = { ukraine: 'by-the-book', coalition: 'by-the-book', us: 'by-the-book' } as const;
    let writes = 0;
    broken({
      writeSync: (handle: number, bytes: Buffer, ...rest: number[]) => {
        writes += 1;
        if (writes === 4) fs.renameSync(file, `${file}.old`);
        return writeSync(handle, bytes, ...rest);
      },
    });
    const setup = { seed: '41', policies, script: [], isScriptOnly: false };
    const kept = join(dirname(file), 'drill-2.rung.jsonl');
    await expect(playDrill(findScenario('first-shot'), setup, file, 'test')).rejects.toThrow(
      `moved, renamed or taken away: there is no file of its name any more. Nothing more is recorded there. All that was acknowledged was written to ${kept}.`,
    );
    mended();
    expect(verify(kept)).toMatchObject({ ok: true });
    expect(readFileSync(`${file}.old`)).toEqual(readFileSync(kept));
    const { session } = await resumeSession(kept);
    expect(session.state().isEnded).toBe(true);
    session.close();
  });
});
