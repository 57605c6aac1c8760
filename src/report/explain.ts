// Why an incident went as it did: its fate, what influenced it and when, and how it ended. Truth side, for facilitators.
import type { Event } from '../exercise/events.ts';
import type { Grown, Hazard, Incident } from '../exercise/incident.ts';
import type { State } from '../exercise/state.ts';
import type { Minute } from '../ladder/index.ts';
import { behindIt, clock, kindName, likelihoodWords, sectorName, sideName, truthWords } from './words.ts';

/** Where an act came from: drawn or written for STARTEX, or released by the growth of another. */
interface Origin {
  incident: Incident;
  grewFrom: string | null;
}

export function actsOf(state: State, events: readonly Event[]): Map<string, Origin> {
  const known = new Map<string, Origin>();
  for (const incident of state.truth.incidents) known.set(incident.id, { incident, grewFrom: null });
  for (const event of events) {
    if (event.type === 'act-grew' || event.type === 'pause-broken')
      known.set(event.into.id, { incident: event.into, grewFrom: event.act });
  }
  return known;
}

/** The story of one act as lines; null where the exercise has no such act. */
export function explainAct(state: State, events: readonly Event[], id: string): string[] | null {
  const origin = actsOf(state, events).get(id);
  if (!origin) return null;
  const { incident } = origin;
  return [
    `TRUTH SIDE. ${id}: ${kindName(incident.kind)}, severity ${incident.severity}, ${sectorName(incident.sector)}.`,
    `${truthWords(incident.truth, incident)} Behind it: ${behindIt(incident)}.`,
    '',
    ...fateLines(origin),
    '',
    ...courseLines(id, events, incident.fate === null),
  ];
}

function fateLines({ incident, grewFrom }: Origin): string[] {
  const { fate } = incident;
  if (!fate) {
    return [
      `FATE  fixed: from ${clock(incident.start)} to ${clock(incident.end)}, exactly as the scenario says; nothing bears on it.`,
    ];
  }
  const { written } = fate;
  const course =
    written === null
      ? 'as drawn at STARTEX'
      : `open: written from ${clock(written.start)} to ${clock(written.end)}, on this seed drawn around that`;
  const from =
    grewFrom === null ? course : `${written === null ? '' : `${course}; `}released by the growth of ${grewFrom}`;
  const { thresholds, detection, reportDelay, shareDelay, firstTo, assessed, finding, grown } = fate;
  const hours = (threshold: number | null) => (threshold === null ? 'never' : clock(Math.ceil(threshold / 100)));
  return [
    `FATE  ${from}; starts ${clock(incident.start)}. Thresholds at the neutral rate of 100 a minute:`,
    `  end       ${hours(thresholds.end)} after its start (${thresholds.end})`,
    `  growth    ${hours(thresholds.growth)}${grown ? `, into ${grownWords(grown)}` : ''}`,
    thresholds.finding === null
      ? '  finding   none by the engine; an inject may bring one'
      : `  finding   ${hours(thresholds.finding)} after its first report: ${findingWords(fate.finding.verdict, finding.side, finding.likelihood)}`,
    `  detection seen where more than ${detection} of 1000 are; then ${clock(reportDelay)} to ${firstTo}, ${clock(shareDelay)} more to the others`,
    `  assessed  severity ${assessed.severity}, ${sideName(assessed.side)}, in the first report`,
    ...(fate.says === '' && !incident.isScripted ? ['  minor: it stands in the daily line alone'] : []),
  ];
}

const grownWords = ({ id, kind, severity, sector }: Grown): string =>
  `${id} (${kindName(kind)}, severity ${severity}, ${sectorName(sector)})`;

function findingWords(verdict: string, side: 'russia' | 'ukraine' | 'unknown', likelihood: number): string {
  return verdict === 'attributed' ? `${sideName(side)}, ${likelihoodWords(likelihood)}` : verdict;
}

const ratesWords = ({ end, growth, finding }: Hazard): string => `end ${end}, growth ${growth}, finding ${finding}`;

/** What befalls an act, in words; growth and rates say more. */
const COURSE_WORDS: Partial<Record<Event['type'], string>> = {
  'act-seen': 'is seen',
  'act-ended': 'ends',
  'finding-made': 'the Commission makes its finding',
  'evidence-ripened': 'the evidence is ripe; a person decides',
  'attack-certified': 'is certified as part of a broader attack',
};

// Every change of the rates is listed with its reasons, since the rates alone decide when a threshold is passed.
function courseLines(id: string, events: readonly Event[], isWritten: boolean): string[] {
  const lines = ['COURSE'];
  let minute: Minute = 0;
  const say = (text: string) => lines.push(`${clock(minute).padStart(7)}  ${text}`);
  for (const event of events) {
    if (event.type === 'clock-moved') minute = event.to;
    if (event.type === 'act-grew' && event.into.id === id) say(`begins, grown from ${event.act}`);
    if (event.type === 'pause-broken' && event.into.id === id) say(`begins, and breaks the pause about ${event.act}`);
    if (!('act' in event) || event.act !== id) continue;
    const words = COURSE_WORDS[event.type];
    if (words) say(words);
    if (event.type === 'act-grew') say(`grows into ${grownWords(event.into)}`);
    if (event.type === 'rates-changed')
      say(`rates: ${ratesWords(event.rates)}${event.because.length > 0 ? `  (${event.because.join('; ')})` : ''}`);
  }
  if (lines.length === 1) lines.push(isWritten ? '  as written' : '  nobody saw it, and nothing bore on it');
  return lines;
}
