// An adjudication as a table for people: each order with its ruling, each refusal as a sentence.
import type { Adjudication, Doctrine, Timeline } from '../ladder/index.ts';
import { provenance } from './handling.ts';
import { verdictLine } from './ruling-words.ts';
import { asInFile, orderWords } from './transcript.ts';
import { clock, seatName, UNDER_DOCTRINE } from './words.ts';

export function adjudicationText(title: string, doctrine: Doctrine, timeline: Timeline, result: Adjudication): string {
  const lines = [provenance(), `${title} · reading: ${doctrine.title}`, ''];
  for (const { order: number, ruling, facts } of result.rulings) {
    const order = timeline.orders[number]!;
    const head = `${String(number).padStart(3)}  ${clock(order.at).padStart(6)}  ${seatName(order.seat).padEnd(9)}`;
    lines.push(`${head}  ${orderWords(order, asInFile)}`);
    lines.push(`               ${verdictLine({ doctrine, order, ruling, facts })}`);
  }
  lines.push('', 'Chains (Commission’s register at the end)');
  for (const chain of result.chains) {
    const marks = [
      chain.t0 === null ? 'no clock' : `T0 ${clock(chain.t0)}`,
      chain.phase2At !== null && `phase 2 at ${clock(chain.phase2At)}`,
      chain.broaderAt !== null && `broader attack ${clock(chain.broaderAt)}`,
      chain.isRecidivist && 'repeated breach (a flag)',
      chain.closedAt === null ? 'open' : `closed ${clock(chain.closedAt)}`,
    ];
    lines.push(`  ${chain.id}: ${chain.acts.map((act) => act.id).join(', ')}; ${marks.filter(Boolean).join('; ')}`);
  }
  if (result.chains.length === 0) lines.push('  none');
  for (const { chain, at } of result.expiries)
    lines.push(`Expired: the warning on ${chain} was due by ${clock(at)} and was not given.`);
  lines.push('', 'Effects');
  for (const { order, at, outcome, code } of result.effects) {
    lines.push(`  order ${order}: ${outcome} ${clock(at)}${code ? ` (${code})` : ''}`);
  }
  if (result.effects.length === 0) lines.push('  none');
  return [...lines, '', UNDER_DOCTRINE, ''].join('\n');
}
