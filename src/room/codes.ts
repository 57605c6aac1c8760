// Codes for chairs: short enough to say aloud, 64 bits of chance, and no letter that is taken for another.
import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** Without 0 and o, 1, i and l; 31 of them: 13 letters are 64 bits. */
const LETTERS = '23456789abcdefghjkmnpqrstuvwxyz';
const LENGTH = 13;

/** As "kx4m-2wpq-9rtyz". */
export function newCode(): string {
  const letters = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`;
}

/** A token that nobody types. */
export const newToken = (): string => randomBytes(24).toString('base64url');

/** A code as it is compared: what is typed with blanks, dashes or capitals is the same. */
const bare = (code: string): string => code.toLowerCase().replace(/[\s-]/g, '');

/** Whether somebody gave that code; takes the same time wherever they differ. */
export const isCode = (given: string, code: string): boolean =>
  timingSafeEqual(digest(bare(given)), digest(bare(code)));

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
