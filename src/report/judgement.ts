// What the judge made of a record, in words: how much it read, and every place where the record contradicts the law.
import type { Finding } from '../judge/finding.ts';
import type { Judgement } from '../judge/judging.ts';
import { LAW } from '../ladder/index.ts';
import { clock, count, listed } from './words.ts';

const MOST_LISTED = 20;

/** Whether a contradiction counts against the record: not where another edition of the law ruled, for which it is no mistake. */
export const isOfOurLaw = (law: number): boolean => law === LAW;

/** All that `rung verify --judge` says, a paragraph a line; `law`: the edition under which the record was made. */
export function judgementWords({ findings, rulings, effects, expiries }: Judgement, law: number): string[] {
  const read = listed([
    count(rulings, 'ruling'),
    count(effects, 'effect'),
    expiries === 1 ? '1 expiry' : `${expiries} expiries`,
  ]);
  const judged = `The judge read ${read} from the facts and orders alone`;
  if (findings.length === 0) return [`${judged}, and found nothing that contradicts the law.`];
  const more = findings.length - MOST_LISTED;
  const listing = [
    ...findings.slice(0, MOST_LISTED).map((finding) => `  ${findingWords(finding)}`),
    ...(more > 0 ? [`  and ${more} more.`] : []),
  ];
  const places = count(findings.length, 'place');
  return isOfOurLaw(law)
    ? [`${judged}, and found that the record contradicts the law in ${places}:`, ...listing]
    : [
        `${judged}. The record was made under law ${law}, and the judge knows law ${LAW}; the two differ in ${places}, which says nothing against the record:`,
        ...listing,
      ];
}

/** As "line 12, 24:00, S1: air-policing of coalition about A1 was accepted …". */
export function findingWords({ line, at, rule, says }: Finding): string {
  return `line ${line}, ${clock(at)}, ${rule}: ${says}.`;
}
