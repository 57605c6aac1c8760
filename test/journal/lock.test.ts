// One writer a journal, whatever name it is opened by; and nobody is locked out by a lock that nobody holds.
import { mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { resumeSession } from '../../src/session/session.ts';
import { freshFolder } from '../support/folder.ts';
import { begun, HELD, resumes } from './locks.ts';

// Where a session that lost its file goes on.
vi.stubEnv('RUNG_HOME', freshFolder());

describe('a journal that another rung has open', () => {
  it('is reported in the same process too', async () => {
    const file = await begun();
    const { session } = await resumeSession(file);
    await expect(resumes(file)).rejects.toThrow(HELD);
    session.close();
    await resumes(file);
  });
});

describe('a lock that nobody holds locks nobody out', () => {
  it('where it is an empty folder, or something else than a folder', async () => {
    const file = await begun();
    mkdirSync(`${file}.lock`);
    await resumes(file);
    writeFileSync(`${file}.lock`, '');
    await resumes(file);
  });
});
