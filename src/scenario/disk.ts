// The one file of this room that reads the disk. It handles sizes, encodings and missing files.
import { createHash } from 'node:crypto';
import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statSync,
} from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mistakeIn } from './mistake.ts';

export interface Source {
  file: string;
  text: string;
}

const LARGEST_BYTES = 2 * 1024 * 1024;
const SAVE_AS_UTF8 = 'save it again with the encoding UTF-8';

/** Reads a text file of at most 2 MiB. Throws MistakesFound where there is none, or where it is something else. */
export function readSource(file: string): Source {
  let handle: number | undefined;
  try {
    // Without O_NONBLOCK, opening a pipe would wait for a writer.
    handle = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stat = fstatSync(handle);
    if (stat.isDirectory()) throw mistakeIn(file, 'This is a folder; a file was expected.');
    if (!stat.isFile() && !stat.isFIFO()) throw mistakeIn(file, 'This is a device; a file was expected.');
    if (stat.size > LARGEST_BYTES) {
      throw mistakeIn(file, `The file has ${(stat.size / 1048576).toFixed(1)} MiB; at most 2 MiB are read.`);
    }
    const bytes = stat.isFIFO() ? readPipe(file, handle) : readFileSync(handle);
    if (bytes.length > LARGEST_BYTES) throw mistakeIn(file, 'The file has more than 2 MiB; at most that are read.');
    return { file, text: decode(file, bytes) };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined) throw error;
    if (code === 'ENOENT') throw mistakeIn(file, 'There is no such file.', besideHint(file));
    throw mistakeIn(file, `The file cannot be read (${code}).`);
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

/** The bytes of a file, or a sentence that says why it is not read. */
export function bytesOf(file: string, mostBytes: number): Buffer | string {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) return 'There is no such file.';
  if (!stat.isFile()) return 'This is no file.';
  if (stat.size <= mostBytes) return readFileSync(file);
  return `The file has more than ${mostBytes / 1024 / 1024} MiB; at most that are read.`;
}

/** How long to wait for a pipe that gives nothing. */
const PATIENCE_MS = 10_000;

/** Reads a pipe up to just above the limit; empty where nobody writes to it. Throws MistakesFound. */
function readPipe(file: string, handle: number): Buffer {
  const chunks: Buffer[] = [];
  for (let size = 0, waited = 0; size <= LARGEST_BYTES; ) {
    const chunk = Buffer.alloc(65_536);
    try {
      const read = readSync(handle, chunk);
      if (read === 0) break;
      chunks.push(chunk.subarray(0, read));
      size += read;
      waited = 0;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      if (waited >= PATIENCE_MS) throw mistakeIn(file, 'Nothing comes out of this pipe.');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
      waited += 20;
    }
  }
  return Buffer.concat(chunks);
}

const TABLES = 'rung msel import reads a list of injects, rung facts a table of events';
/** Files that people have at hand and give to the wrong command, by their first bytes. */
const OTHER_FILES = [
  { begins: 'PK\u0003\u0004', is: 'a workbook or another packed file', hint: TABLES },
  {
    begins: '\u00d0\u00cf\u0011\u00e0',
    is: 'a workbook or a document of before 2007',
    hint: `save it as .xlsx or .csv; ${TABLES}`,
  },
  { begins: '%PDF', is: 'a PDF', hint: 'type what it says into a text file' },
];

function decode(file: string, bytes: Buffer): string {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isUtf16) throw mistakeIn(file, 'This text file is in UTF-16.', SAVE_AS_UTF8);
  const kind = OTHER_FILES.find(({ begins }) => bytes.subarray(0, begins.length).toString('latin1') === begins);
  if (kind) throw mistakeIn(file, `This is ${kind.is}, no text file.`, kind.hint);
  if (bytes.includes(0)) throw mistakeIn(file, 'This is not a text file (it holds zero bytes).');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw mistakeIn(file, 'This is not a UTF-8 text file.', SAVE_AS_UTF8);
  }
}

/** "did you mean …?" where only the ending is missing, or a file with the same name has another ending. */
export function besideHint(file: string): string | undefined {
  const bare = file.replace(/\.[^./\\]*$/, '');
  const ways = [`${file}.yaml`, `${file}.yml`, `${bare}.yaml`, `${bare}.yml`].filter((each) => isFile(each));
  return ways[0] && `did you mean ${isAbsolute(ways[0]) || ways[0].startsWith('.') ? '' : './'}${ways[0]}?`;
}

/** The folder of scenarios that comes with the program, in a checkout and in an installed package alike. */
export function shippedFolder(...names: string[]): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'scenarios', 'doctrines')) && dirname(folder) !== folder) folder = dirname(folder);
  return join(folder, 'scenarios', ...names);
}

/** The names, without `.yaml`, of the files in a shipped folder; sorted by code unit. */
export function shippedNames(...names: string[]): string[] {
  return readdirSync(shippedFolder(...names))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -'.yaml'.length))
    .sort();
}

/** Reads a file, or the shipped file of that name in one of these folders. Throws MistakesFound. */
export function sourceNamed(nameOrPath: string, ...folders: readonly (readonly string[])[]): Source {
  const folder = folders.find((each) => shippedNames(...each).includes(nameOrPath));
  return readSource(folder && !isFile(nameOrPath) ? shippedFolder(...folder, `${nameOrPath}.yaml`) : nameOrPath);
}

export function isFile(file: string): boolean {
  return existsSync(file) && !statSync(file).isDirectory();
}

/** The path of the file `name` in the folder of `file`; null where there is none. */
export function fileBeside(file: string, name: string): string | null {
  const beside = join(dirname(file), name);
  return isFile(beside) ? beside : null;
}

/** A digest over every shipped file: the checks at build time are valid while it has not changed. */
export function shippedDigest(): string {
  const hash = createHash('sha256');
  const folders = [[], ['answers'], ['doctrines'], ['lines'], ['numbers']];
  for (const folder of folders) {
    for (const name of shippedNames(...folder)) {
      hash.update(`${[...folder, name].join('/')}\n`).update(readFileSync(shippedFolder(...folder, `${name}.yaml`)));
    }
  }
  return hash.digest('hex');
}

export function digestOfText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The text of a file beside the running program, or null. */
export function besideProgram(name: string): string | null {
  const file = join(dirname(fileURLToPath(import.meta.url)), name);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}
