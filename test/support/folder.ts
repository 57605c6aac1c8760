// The checkout, and folders of a test's own.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export const freshFolder = (): string => mkdtempSync(join(tmpdir(), 'rung-test-'));
