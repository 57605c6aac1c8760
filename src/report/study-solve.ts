// A solved seed in words: the line with the slack of every order, or what prevents one and the answer to every response
// that was tried.
import type { Scenario } from '../exercise/scenario.ts';
import type { Composition } from '../exercise/words.ts';
import type { Barred, Solution, Step, Tried } from '../study/solve.ts';
import { provenance } from './handling.ts';
import { PROMPT_WORDS } from './prompt-words.ts';
import { rulingSentence } from './ruling-words.ts';
import { lossesOf, scoreReport, totalWords } from './score.ts';
import { countWords } from './study.ts';
import { orderWords } from './transcript.ts';
import { clock, count, listed, seatName, UNDER_DOCTRINE } from './words.ts';

export function solutionLines(scenario: Scenario, solution: Solution): string[] {
  const { seed, seats, barred, line, duties, score, playedMinutes } = solution;
  const { title, doctrine } = scenario;
  const played = `${count(line.length, 'order')}, none refused; ${duties} ${duties === 1 ? 'duty' : 'duties'} met in time. Played as a drill it scores ${totalWords(score.team)}.`;
  return [
    provenance(),
    `TRUTH SIDE. ${title} · reading: ${doctrine.title} · seed ${seed} · complying: ${listed(seats.map(seatName))}`,
    ...(barred === null ? [`A fully compliant line: ${played}`] : barredLines(scenario, barred, played)),
    '',
    ...line.map(stepLine),
    '',
    slackWords(playedMinutes),
    ...lossLines(solution),
    UNDER_DOCTRINE,
  ];
}

function stepLine({ given, meets, latest }: Step): string {
  const head = `${clock(given.at).padStart(7)}  ${seatName(given.order.seat).padEnd(9)}  ${orderWords(given.order)}`;
  if (latest === null) return head;
  const duties = meets.map(({ kind, about }) => `${PROMPT_WORDS[kind]} about ${about}`);
  return `${head.padEnd(56)}  ${listed(duties)}; until ${clock(latest)}, slack ${clock(latest - given.at)}`;
}

const MOST_LOSSES = 5;

// A line that meets every duty can still lose points, for instance by disproportionate force.
function lossLines({ score, seats }: Solution): string[] {
  const all = lossesOf(scoreReport(score), seats);
  if (all.length === 0) return [];
  const shown = all.slice(0, MOST_LOSSES).map(({ seat, item, points }) => {
    return `${clock(item.at).padStart(7)}  ${seatName(seat)}: ${item.words} (${item.clause}), -${points.toFixed(1)} points`;
  });
  const more = all.length > shown.length ? [`         and ${all.length - shown.length} more that cost less`] : [];
  return ['', "What this line still costs, of each seat's own hundred points:", ...shown, ...more, ''];
}

function slackWords(playedMinutes: Solution['playedMinutes']): string {
  const played =
    playedMinutes === null
      ? 'to ENDEX.'
      : `for ${clock(playedMinutes)} after it, since the line is long: what came of it later was not looked at, so that the slack may be less.`;
  return `Slack is how much later this order alone could be given, the others as they stand, with nothing refused, nothing late and no further duty missed; for timeliness it may cost points. Each was tried by playing the line with that one order moved, ${played} An order with no slack shown meets no duty.`;
}

function barredLines(scenario: Scenario, barred: readonly Barred[], played: string): string[] {
  const isProven = barred.some((each) => each.isProven);
  return [
    `No fully compliant line under this reading${isProven ? '' : ' was found'}.`,
    ...barred.flatMap((each) => ['', ...barLines(scenario, each)]),
    '',
    `What can be done all the same: ${played}`,
  ];
}

function barLines(scenario: Scenario, { why, kind, seat, about, from, until, tried, isProven }: Barred): string[] {
  const what =
    why === 'duty-unmet'
      ? `${seatName(seat)} owes ${PROMPT_WORDS[kind]} about ${about} from ${clock(from)} to ${clock(until)}, and no response meets it in time.`
      : `From ${clock(from)} the facts about ${about} call for ${PROMPT_WORDS[kind]} by ${seatName(seat)}, which this reading does not ask for, since it shuts every response that would do (tried until ${clock(until)}).`;
  const proof = isProven
    ? 'Every response was tried at every minute; no order of anybody and no waiting opens it.'
    : 'Every response was tried at every minute of this line; other orders of other seats were not.';
  return [what, ...tried.flatMap((each) => triedLines(scenario, each)), proof];
}

function triedLines({ doctrine }: Scenario, { order, answers }: Tried): string[] {
  return answers.map(({ code, first, last, minutes, ruling, facts }) => {
    const when =
      minutes === 1 ? `at ${clock(first)}` : `from ${clock(first)} to ${clock(last)}, ${countWords(minutes, 'minute')}`;
    const sentence =
      code === 'late' && ruling.verdict !== 'refused'
        ? 'too late: the duty was due before'
        : rulingSentence({ doctrine, order, ruling, facts });
    return `  ${order.response.padEnd(16)} ${when}: ${sentence}`;
  });
}

export function solutionJson(scenario: Scenario, { barred, line, ...solution }: Solution) {
  const { orders: _, score, ...rest } = solution;
  return {
    notice: provenance(),
    scenario: scenario.id,
    doctrine: scenario.doctrine.id,
    reading: scenario.doctrine.title,
    hasLine: barred === null,
    ...rest,
    score: score.team,
    losses: lossesOf(scoreReport(score), rest.seats).map(({ seat, item, points }) => ({ seat, ...item, points })),
    line: line.map(({ given: { at, order, because }, meets, latest }) => ({
      at,
      ...order,
      because,
      meets,
      latest,
      slackHours: latest === null ? null : (latest - at) / 60,
    })),
    barred: (barred ?? []).map(({ tried, ...each }) => ({
      ...each,
      tried: tried.map(({ order, answers }) => ({
        response: order.response,
        answers: answers.map(({ code, first, last, minutes, ruling }) => ({
          code,
          first,
          last,
          minutes,
          needs: ruling.verdict === 'refused' ? ruling.needs : [],
        })),
      })),
    })),
  };
}

export function ordersYaml(orders: readonly Composition[], title: string): string {
  const rows = orders.map(({ at, order, likelihood, attributing, because, text }) => {
    const { seat, response, about, sector, of } = order;
    const parts = {
      at: JSON.stringify(clock(at)),
      seat,
      order: response,
      about,
      sector,
      of,
      likelihood,
      attributing,
      because: because && JSON.stringify(because),
      text: text && JSON.stringify(text),
    };
    const keys = Object.entries(parts).filter(([, value]) => value !== null);
    return `  - { ${keys.map(([key, value]) => `${key}: ${value}`).join(', ')} }`;
  });
  return [`# ${provenance()}`, `# ${title.replace(/\s+/g, ' ')}`, 'orders:', ...rows, ''].join('\n');
}
