// rung law: the rules of a doctrine as a page, in the terminal or as a hand-out.
import { type Law, lawPage, lawText } from '../../report/law.ts';
import { findDoctrine, SWITCHES, shippedDoctrines, TIMES } from '../../scenario/doctrine-file.ts';
import { printText, writeOut } from '../output.ts';
import { checkTarget } from '../target.ts';
import { pageWidth } from '../width.ts';

interface Options {
  html?: boolean;
  out?: string;
}

export function lawCommand(name = 'literal', { html = false, out }: Options): void {
  const target = out === undefined ? null : { file: out, option: '--out', endings: ['html', 'htm'], reads: [name] };
  if (target) checkTarget(target);
  const law = lawOf(name);
  if (target) return writeOut(target, lawPage(law));
  printText(html ? lawPage(law) : lawText(law, pageWidth()));
}

function lawOf(name: string): Law {
  const doctrine = findDoctrine(name);
  const others = shippedDoctrines().filter((other) => other !== doctrine.id);
  return { doctrine, others: others.map(findDoctrine), times: TIMES, switches: SWITCHES };
}
