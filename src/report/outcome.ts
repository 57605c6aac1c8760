// The outcome of an exercise, in a few lines at the end of its transcript.
import { promptDue } from '../exercise/run/prompts.ts';
import type { Scenario } from '../exercise/scenario.ts';
import { earlyEnd } from '../exercise/score/score.ts';
import type { Prompt, State } from '../exercise/state.ts';
import { chains, pictureOf, responseNamed, SEATS, type Seat } from '../ladder/index.ts';
import { PROMPT_WORDS } from './prompt-words.ts';
import { isLeftOut, notAssessed, openDuties, type ScoreReport } from './score.ts';
import { earlyWords } from './score-words.ts';
import type { Reader } from './transcript.ts';
import { clock, count, seatName, UNDER_DOCTRINE } from './words.ts';

/** The duties that were met, though after they fell due. */
export const metLate = (of: Pick<Scenario, 'numbers'>, prompts: readonly Prompt[]): readonly Prompt[] =>
  prompts.filter((prompt) => prompt.metAt !== null && prompt.metAt > promptDue(of, prompt));

export const dutyWords = ({ seat, kind, about, raisedAt }: Prompt): string =>
  `${seatName(seat)}: ${PROMPT_WORDS[kind]} on ${about}, raised ${clock(raisedAt)}`;

/** The chains that this reader knows, and its orders and duties counted as the score counts them. */
export function outcomeLines(
  scenario: Scenario,
  state: State,
  reader: Reader['as'],
  score: Pick<ScoreReport, 'seats'>,
): string[] {
  const { doctrine } = scenario;
  const isHere = (seat: Seat) => reader === 'facilitator' || reader === seat;
  const orders = state.orders.filter(({ order }) => isHere(order.seat));
  const prompts = state.prompts.filter(
    (each) => isHere(each.seat) && each.liftedAt === null && !isLeftOut(score, each),
  );
  const refused = orders.filter(({ ruling }) => ruling.verdict === 'refused').length;
  const late = orders.filter(({ ruling }) => ruling.verdict === 'late').length;
  const met = prompts.filter(({ metAt }) => metAt !== null);
  const after = metLate(scenario, prompts).length;
  const picture = pictureOf(state.ledger, reader === 'facilitator' ? 'commission' : reader);
  const known = chains(doctrine, picture, state.minute);
  const early = earlyEnd(scenario, state);
  const lines = ['OUTCOME', ...(early ? [`  ${earlyWords(early)}`] : [])];
  for (const { id, t0, phase2At, broaderAt, closedAt } of known) {
    const marks = [
      t0 === null ? 'no clock' : `T0 ${clock(t0)}`,
      phase2At === null ? 'no phase 2' : `phase 2 at ${clock(phase2At)}`,
      broaderAt === null ? '' : `broader attack ${clock(broaderAt)}`,
      closedAt === null ? 'open at ENDEX' : `closed ${clock(closedAt)}`,
    ];
    lines.push(`  chain ${id}: ${marks.filter(Boolean).join('; ')}`);
  }
  if (known.length === 0) lines.push('  no chain');
  lines.push(
    `  ${count(orders.length, 'order')}: ${orders.length - refused - late} accepted, ${late} late, ${refused} refused; ${met.length} of ${count(prompts.length, 'duty').replace(/dutys$/, 'duties')} met${after > 0 ? `, ${after} of them after ${after === 1 ? 'its' : 'their'} time` : ''}`,
  );
  for (const prompt of prompts) if (prompt.metAt === null) lines.push(`  not met: ${dutyWords(prompt)}`);
  for (const { seat, words } of notAssessed(score, SEATS.filter(isHere)))
    lines.push(`  not assessed: ${seatName(seat)}: ${words}`);
  for (const { seat, words } of openDuties(score, SEATS.filter(isHere)))
    lines.push(`  open at the end: ${seatName(seat)}: ${words}`);
  for (const order of state.ledger.announced) {
    if (order.class !== 'force-coalition' && order.class !== 'force-joint') continue;
    const label = responseNamed(doctrine, order.response)?.label ?? order.response;
    const down = order.endsAt !== null && order.endsAt <= state.minute ? `, stood down ${clock(order.endsAt)}` : '';
    const when = order.outcomeAt === null ? '' : ` ${clock(order.outcomeAt)}`;
    lines.push(`  ${seatName(order.seat)}: ${label}: ${order.outcome}${when}${down}`);
  }
  return [...lines, '', UNDER_DOCTRINE];
}
