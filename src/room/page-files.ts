// What the browser door serves over plain requests: the page and its few files, as the build left them, each under one
// fixed path. Nothing else of the disk can be reached, since no path is ever made from a request.
import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { handlingMark } from '../report/handling.ts';
import { escapeHtml } from '../report/page.ts';
import { PAPER_PATH } from './one-time.ts';

export interface PageFile {
  type: string;
  bytes: Buffer;
}

const SERVED: Record<string, { file: string; type: string }> = {
  '/': { file: 'page.html', type: 'text/html; charset=utf-8' },
  '/page.css': { file: 'page.css', type: 'text/css; charset=utf-8' },
  '/xterm.css': { file: 'xterm.css', type: 'text/css; charset=utf-8' },
  '/page.js': { file: 'page.js', type: 'text/javascript; charset=utf-8' },
  '/icon.svg': { file: 'icon.svg', type: 'image/svg+xml' },
};

// No 'unsafe-inline' for styles: the build makes xterm write its styles as a script may (src/room/page/sheet.ts).
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  // The papers, which have a policy of their own.
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

// A paper holds its styles in itself, and nothing else: no script, no picture, no form, no link that leads away. It is shown
// in a frame of the page alone, and is nobody's origin even there.
const PAPER_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox',
].join('; ');

const HEADERS = {
  'Content-Security-Policy': POLICY,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

/** Every file by its path; the page bears the handling mark of this process. Throws an Error where it was not built. */
export function readPageFiles(): ReadonlyMap<string, PageFile> {
  const folder = builtFolder();
  return new Map(
    Object.entries(SERVED).map(([path, { file, type }]) => {
      const bytes = readFileSync(join(folder, file));
      return [path, { type, bytes: path === '/' ? marked(bytes) : bytes }];
    }),
  );
}

const BANNER = '<p id="banner">';
function marked(page: Buffer): Buffer {
  const mark = handlingMark();
  return mark === '' ? page : Buffer.from(page.toString().replace(BANNER, () => `${BANNER}${escapeHtml(mark)} · `));
}

/** Beside the program; where the sources run, in the last build. */
function builtFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const folders = [join(here, 'page'), join(here, '..', '..', 'dist', 'page')];
  const found = folders.find((folder) => existsSync(join(folder, 'page.js')));
  if (found === undefined) throw new Error('The page for browsers was not built. In a checkout: npm run build');
  return found;
}

/** Answers one request. A question mark and what follows is for the page itself. */
export function answerRequest(
  files: ReadonlyMap<string, PageFile>,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const path = (request.url ?? '').replace(/\?.*$/s, '');
  const found = files.get(path);
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    // The rest of what it sends is not waited for.
    response.setHeader('Connection', 'close').setHeader('Allow', 'GET, HEAD');
    answerWords(response, 405, 'Here things can be read, and nothing else.');
  } else if (!found) answerWords(response, 404, 'There is nothing here. The page of the exercise is at /');
  else response.writeHead(200, { 'Content-Type': found.type, 'Content-Length': found.bytes.length }).end(found.bytes);
}

export const isPaperPath = ({ method, url = '' }: IncomingMessage): boolean =>
  method === 'GET' && url.startsWith(PAPER_PATH);

/** Gives a paper out; null: there is none under that path, or none any more. */
export function answerPaper(html: string | null, response: ServerResponse): void {
  const headers = { ...HEADERS, 'Content-Security-Policy': PAPER_POLICY, 'X-Frame-Options': 'SAMEORIGIN' };
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (html === null) return answerWords(response, 404, 'This paper is not here any more. Open it again under Papers.');
  const bytes = Buffer.from(html);
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': bytes.length }).end(bytes);
}

function answerWords(response: ServerResponse, status: number, words: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${words}\n`);
}
