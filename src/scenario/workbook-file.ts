// Workbooks as rows of cells, read in a process of their own: whatever a workbook holds, reading it ends, and in words.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Mistake, MistakesFound, mistakeIn } from './mistake.ts';
import { openDocument, type Sheet, tooMuchWork } from './sheet-file.ts';

/** What the process is given. */
export interface Asked {
  file: string;
  bytes: Uint8Array;
}

export type Told = { sheets: Sheet[]; mistakes?: never } | { mistakes: readonly Mistake[] };

/** A list of 5,000 injects takes a fifth of both. */
const MOST_MS = 4000;
const ROOM = ['--max-old-space-size=160', '--max-semi-space-size=8'];

/** What the process runs is a file of its own beside the program (build.mjs). */
const CHILD = new URL('./workbook-child.js', import.meta.url);

/** Whether the bytes are of a workbook, of whatever kind, and of no text. */
export const isWorkbook = (bytes: Buffer): boolean => isZip(bytes) || isOldOffice(bytes);

const isZip = (bytes: Buffer): boolean => bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004';
// Half of one still says what it is.
const isOpenDocument = (bytes: Buffer): boolean => bytes.subarray(30, 80).includes('mimetypeapplication/vnd.oasis.');
const isOldOffice = (bytes: Buffer): boolean => bytes.subarray(0, 4).toString('hex') === 'd0cf11e0';

/** Every sheet of a workbook. Throws MistakesFound. */
export async function xlsxSheets(file: string, bytes: Buffer, child: URL = CHILD): Promise<Sheet[]> {
  if (isOldOffice(bytes))
    throw mistakeIn(
      file,
      'This is an .xls workbook of before 2007, or one that is locked with a password.',
      'save it as .xlsx, without a password, or as .csv',
    );
  if (!isZip(bytes)) throw mistakeIn(file, 'This is no .xlsx workbook, whatever its name.', 'save it as .xlsx or .csv');
  if (isOpenDocument(bytes)) throw openDocument(file);
  const told = await answer({ file, bytes }, child);
  if (told === null) throw tooMuchWork(file);
  if (told.mistakes) throw new MistakesFound(told.mistakes);
  return told.sheets;
}

/** What the process tells, or null where it takes too long or too much memory. */
async function answer(asked: Asked, program: URL): Promise<Told | null> {
  const child = fork(fileURLToPath(program), {
    execArgv: ROOM,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Told | null>((resolve, reject) => {
      timer = setTimeout(() => resolve(null), MOST_MS);
      child.once('message', (told: Told) => resolve(told));
      child.once('error', reject);
      // What fails of itself ends with 1; without memory it is ended otherwise.
      child.once('exit', (code) => (code === 1 ? reject(new Error('What reads workbooks failed.')) : resolve(null)));
      // What it is asked may be larger than what it takes in before it ends; that it ended is told above.
      child.send(asked, () => {});
    });
  } finally {
    clearTimeout(timer);
    child.kill('SIGKILL');
  }
}
