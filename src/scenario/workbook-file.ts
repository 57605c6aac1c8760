// Reads workbooks in a process of their own, so that every workbook ends in rows of cells or in a sentence.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Mistake, MistakesFound, mistakeIn } from './mistake.ts';
import { openDocument, type Sheet, tooMuchWork } from './sheet-file.ts';

export interface WorkbookRequest {
  file: string;
  bytes: Uint8Array;
}

export type WorkbookAnswer = { sheets: Sheet[]; mistakes?: never } | { mistakes: readonly Mistake[] };

/** Limits of time and memory; a list of 5,000 injects takes a fifth of them. */
const MOST_MS = 4000;
const ROOM = ['--max-old-space-size=160', '--max-semi-space-size=8'];

/** What the process runs is a file of its own beside the program (build.mjs). */
const CHILD = new URL('./workbook-child.js', import.meta.url);

/** Whether the bytes are a workbook of any kind. */
export const isWorkbook = (bytes: Buffer): boolean => isZip(bytes) || isOldOffice(bytes);

const isZip = (bytes: Buffer): boolean => bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004';
// The first bytes are enough, so that a cut file is recognised too.
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
  const answer = await answerOf({ file, bytes }, child);
  if (answer === null) throw tooMuchWork(file);
  if (answer.mistakes) throw new MistakesFound(answer.mistakes);
  return answer.sheets;
}

/** The answer of the process, or null where it takes too long or too much memory. */
async function answerOf(request: WorkbookRequest, program: URL): Promise<WorkbookAnswer | null> {
  const child = fork(fileURLToPath(program), {
    execArgv: ROOM,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<WorkbookAnswer | null>((resolve, reject) => {
      timer = setTimeout(() => resolve(null), MOST_MS);
      child.once('message', (answer: WorkbookAnswer) => resolve(answer));
      child.once('error', reject);
      // An uncaught error exits with 1; a lack of memory ends the process with a signal.
      child.once('exit', (code) => (code === 1 ? reject(new Error('What reads workbooks failed.')) : resolve(null)));
      // The process may end before it has read the whole request; `exit` above handles that.
      child.send(request, () => {});
    });
  } finally {
    clearTimeout(timer);
    child.kill('SIGKILL');
  }
}
