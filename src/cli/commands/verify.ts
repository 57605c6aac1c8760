// rung verify: is the record intact, does every ruling in it still hold, whose rules were these, and what does a judge say who
// shares no code with the engine?

import { readAttendance } from '../../journal/attendance.ts';
import { provenanceOf } from '../../journal/provenance.ts';
import { type Journal, readUntilDamage } from '../../journal/read.ts';
import { JournalTrouble } from '../../journal/trouble.ts';
import { understanding } from '../../journal/understanding.ts';
import { type Verification, verify } from '../../journal/verify.ts';
import { judge } from '../../judge/judge.ts';
import type { Judgement } from '../../judge/judging.ts';
import { attendanceHolds, attendanceWords } from '../../report/attendance.ts';
import { isOfOurLaw, judgementWords } from '../../report/judgement.ts';
import { provenanceWords } from '../../report/provenance.ts';
import { shortHead, verificationWords } from '../../report/verification.ts';
import { mistakeIn } from '../../scenario/mistake.ts';
import { EXIT } from '../exit.ts';
import { journalFileNamed } from '../journal-argument.ts';
import { print, printJson } from '../output.ts';

interface Options {
  json?: boolean;
  head?: string;
  judge?: boolean;
}

export function verifyCommand(given: string, options: Options): number {
  const noted = options.head === undefined ? null : headFrom(options.head);
  const file = journalFileNamed(given);
  const found = verify(file);
  // Where nothing holds there is no head.
  const isHead = noted === null || (found.entries > 0 && found.head.startsWith(noted));
  const read = readIfAny(file);
  const opening = read?.opening ?? null;
  const beside = readAttendance(file);
  const heads = new Set(read?.entries.map(({ digest }) => digest));
  const fits = attendanceHolds(beside, heads);
  const provenance = opening && provenanceOf(opening);
  const judgement = options.judge && read ? judgementOn(read) : null;
  if (options.json)
    printJson({
      ...found,
      ...(noted !== null && { isHead }),
      provenance,
      ...(judgement && { judge: judgement }),
      ...(beside.is !== 'missing' && { attendance: { fits, is: attendanceWords(beside, heads) } }),
    });
  else {
    print(verificationWords(found).join('\n'));
    if (opening) print(provenanceWords(provenanceOf(opening), opening.scenario).join('\n'));
    const attendance = attendanceWords(beside, heads);
    if (attendance !== null) print(attendance);
    if (noted !== null) print(headWords(found, noted, isHead));
    if (judgement) print(judgementWords(judgement, found.law).join('\n'));
    else if (options.judge) print('There is no line that the judge could read.');
  }
  const isContradicted = judgement !== null && judgement.findings.length > 0 && isOfOurLaw(found.law);
  return found.ok && isHead && fits && !isContradicted ? EXIT.ok : EXIT.differs;
}

/** Of all lines that hold. Throws JournalTrouble where they hold what this version cannot read. */
const judgementOn = (read: Journal): Judgement =>
  understanding(read, () =>
    judge(
      read.opening.scenario,
      read.entries.map(({ body }) => body),
    ),
  );

function headWords({ head, intact, entries }: Verification, noted: string, isHead: boolean): string {
  if (entries === 0) return 'No line holds, so there is no head to compare with the one that was noted.';
  const [what, ends] = intact ? ['The head', 'is'] : ['The part that holds', 'ends with'];
  if (isHead) return intact ? 'The head is the one that was noted.' : `${what} ${ends} the head that was noted.`;
  return `${what} ${ends} ${shortHead(head)}, not ${shortHead(noted)}: since that was noted the record has been cut, gone on with or made anew.`;
}

/** A head of eight hex digits or more, with the dashes, blanks and capitals of a handwritten note. Throws MistakesFound. */
function headFrom(given: string): string {
  const digits = given.replace(/[\s-]/g, '').toLowerCase();
  if (/^[0-9a-f]{8,64}$/.test(digits)) return digits;
  throw mistakeIn('--head', 'Expected a head as the report prints it, eight digits or more.', 'as 3f2a-91bc-07de-44a1');
}

/** What can be read, or null where line one cannot be. */
function readIfAny(file: string): Journal | null {
  try {
    return readUntilDamage(file);
  } catch (error) {
    if (error instanceof JournalTrouble) return null;
    throw error;
  }
}
