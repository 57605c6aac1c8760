// The report's first page as a story, in sentences: what happened, what was decided, what it changed, and what to keep and to
// work on. It is also the executive summary that a staff's form asks for.

import type { Code } from '../ladder/index.ts';
import type { AfterAction } from './after-action.ts';
import { dateInWords } from './day-words.ts';
import { list, paragraphs, plain } from './markdown.ts';
import { codeShort } from './ruling-words.ts';
import { totalWords } from './score.ts';
import { earlyWords } from './score-words.ts';
import { clock, count, countInWords, kindName, listed, seatInSentence, sectorName, sideName } from './words.ts';

/** So many chains are told one by one, the gravest first. */
const MOST_CHAINS = 4;
const MOST_FINDINGS = 3;

export function summary(report: AfterAction): string {
  return paragraphs(
    happened(report),
    ...chainSentences(report).map(plain),
    plain(decided(report)),
    plain(changed(report)),
    plain(scored(report)),
    '**What went well**',
    findings(report.strengths, 'Nothing stands out.'),
    '**What to work on**',
    findings(report.areas, 'Nothing stands out.'),
  );
}

const findings = (all: readonly string[], none: string): string =>
  all.length === 0 ? none : list(all.slice(0, MOST_FINDINGS).map(plain));

function happened({ overview: each, chains, reader }: AfterAction): string {
  const persons = each.seats.filter(({ holder }) => holder === 'person').map(({ seat }) => seatInSentence(seat));
  const who = persons.length === 0 ? 'Policies held every seat.' : `People held ${listed(persons)}.`;
  const end = !each.isEnded ? 'and goes on' : each.endedEarly ? `and ${earlyWords(each.endedEarly)}` : 'to its end';
  const begins = dateInWords({ minute: 0, begins: each.begins });
  const breaches =
    chains.length === 0
      ? 'No breach of the ceasefire became known'
      : `${countInWords(chains.length, 'breach')
          .replace(/breachs$/, 'breaches')
          .replace(/^./, (first) => first.toUpperCase())} of the ceasefire became known`;
  const whom = reader === 'facilitator' ? '' : ` to ${seatInSentence(reader)}`;
  return plain(
    `"${each.title}" was played for ${clock(each.minutes)} hours of exercise time, in ${count(each.turns, 'turn')}, ${end}. It began on ${begins}, under the reading "${each.reading}". ${who} ${breaches}${whom}.`,
  );
}

function chainSentences({ chains }: AfterAction): string[] {
  const gravity = ({ acts }: (typeof chains)[number]) => Math.max(0, ...acts.map(({ severity }) => severity));
  const order = [...chains].sort((a, b) => gravity(b) - gravity(a) || b.acts.length - a.acts.length);
  const shown = order.slice(0, MOST_CHAINS).map((chain) => {
    const began = chain.t0 === null ? 'has no clock yet' : `began at ${clock(chain.t0)}`;
    const acts = `${count(chain.acts.length, 'act')}, the gravest of severity ${gravity(chain)}`;
    const parts = [
      chain.phase2At !== null && `phase 2 opened at ${clock(chain.phase2At)}`,
      chain.broaderAt !== null && `a broader attack was certified at ${clock(chain.broaderAt)}`,
      chain.closedAt !== null ? `quiet closed it at ${clock(chain.closedAt)}` : 'it was still open at the end',
    ].filter((part) => part !== false);
    return `Breach ${chain.id} (${sectorName(chain.sector)}, ${sideName(chain.side)}) ${began}: ${acts}; ${parts.join('; ')}.`;
  });
  const left = order.length - shown.length;
  return left > 0
    ? [
        ...shown,
        `${count(left, 'smaller breach').replace(/breachs$/, 'breaches')} more ${left === 1 ? 'stands' : 'stand'} below.`,
      ]
    : shown;
}

function decided({ decisions, score }: AfterAction): string {
  if (decisions.length === 0) return 'No order was given.';
  const refused = decisions.filter(({ verdict }) => verdict === 'refused');
  const late = decisions.filter(({ verdict }) => verdict === 'late').length;
  const first = (response: string) =>
    decisions.find((each) => each.response === response && each.verdict !== 'refused');
  const firsts = [
    ['warn', 'the first warning'],
    ['halt', 'the first halt'],
    ['consult', 'the first consultation'],
    ['joint-plan', 'the first signature on a joint plan'],
  ].flatMap(([response, words]) => {
    const given = first(response!);
    return given ? [`${words} by ${seatInSentence(given.seat)} at ${clock(given.at)}`] : [];
  });
  const why = mostCommon(refused.map(({ code }) => code));
  const refusals =
    refused.length === 0
      ? 'none was refused'
      : `${refused.length} ${refused.length === 1 ? 'was' : 'were'} refused${why ? ` (most often: ${codeShort(why as Code)})` : ''}`;
  const duties = Object.values(score.seats).flatMap((own) => own?.dimensions.timeliness.items ?? []);
  const unmet = duties.filter(({ facts }) => facts.met === null).length;
  const afterwards = duties.filter(({ value, facts }) => value === 0 && facts.met !== null).length;
  const inTime = duties.length - unmet - afterwards;
  const rest = [afterwards > 0 && `${afterwards} after its time`, unmet > 0 && `${unmet} not at all`].filter(Boolean);
  const met =
    duties.length === 0
      ? ''
      : ` Of ${count(duties.length, 'duty').replace(/dutys$/, 'duties')} that fell due, ${[`${inTime} ${inTime === 1 ? 'was' : 'were'} met in time`, ...rest].join(', ')}.`;
  return `The seats gave ${count(decisions.length, 'order')}: ${refusals}${late > 0 ? `, ${late} came late` : ''}. ${firsts.length > 0 ? `There was ${listed(firsts)}.` : ''}${met}`;
}

function mostCommon(codes: readonly (string | null)[]): string | null {
  const times = new Map<string, number>();
  for (const code of codes) if (code !== null) times.set(code, (times.get(code) ?? 0) + 1);
  return [...times].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

function changed({ force, prevented }: AfterAction): string {
  const all = force.map(({ response, seat, at }) => `${response} by ${seatInSentence(seat)} from ${clock(at)}`);
  const came = [...new Set(all)];

  const forces =
    came.length === 0
      ? 'No force of the coalition or the US took effect.'
      : `Force took effect: ${listed([...came.slice(0, 5), ...(came.length > 5 ? [`${came.length - 5} more`] : [])])}.`;
  if (prevented === null) return forces;
  if (prevented.length === 0) return `${forces} No act of the story was kept from coming.`;
  const kept = prevented.map(({ id, kind, sector }) => `${id} (${kindName(kind)} in ${sectorName(sector)})`);
  return `${forces} What was done kept ${count(prevented.length, 'act')} of the story from coming: ${listed(kept)}.`;
}

function scored({ score, overview: { isEnded } }: AfterAction): string {
  const own = Object.entries(score.seats).flatMap(([seat, each]) =>
    each ? [`${seatInSentence(seat as 'us')} ${totalWords(each)}`] : [],
  );
  const team = score.team ? `the team ${totalWords(score.team)}; ` : '';
  if (own.length === 0) return 'No seat was scored.';
  return `${isEnded ? 'The score for discipline' : 'The score for discipline so far'}: ${team}${own.join('; ')}.`;
}
