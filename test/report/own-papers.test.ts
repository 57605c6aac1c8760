// A seat's papers speak of the seat: two exercises that differ only in what the others draft, take back, have refused and
// ask give that seat the same papers, byte for byte, while they run and after ENDEX.

import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reportOn } from '../../src/cli/journal-report.ts';
import { storyOf } from '../../src/cli/story.ts';
import { commandsOf } from '../../src/exercise/chairs/policies.ts';
import type { Event, Start } from '../../src/exercise/events.ts';
import { openRun } from '../../src/exercise/run/run.ts';
import { isWaiting } from '../../src/exercise/state.ts';
import type { PolicyName } from '../../src/exercise/words.ts';
import { ENGINE } from '../../src/journal/engine.ts';
import { readJournal } from '../../src/journal/read.ts';
import { SEATS, type Seat } from '../../src/ladder/index.ts';
import { html } from '../../src/report/after-action-page.ts';
import { decisionsCsv } from '../../src/report/decisions-csv.ts';
import { markdown } from '../../src/report/sections.ts';
import { xapiStatements } from '../../src/report/xapi.ts';
import { ownReview } from '../../src/review/reader-review.ts';
import { review } from '../../src/review/review.ts';
import { findRubric } from '../../src/scenario/rubric-file.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { openPlayback } from '../../src/session/playback.ts';
import { type Session, startSession } from '../../src/session/session.ts';
import { ReplayDesk } from '../../src/tui/screens/replay/desk.ts';
import { drawReplay } from '../../src/tui/screens/replay/drawing.ts';
import { pressReplay } from '../../src/tui/screens/replay/keys.ts';
import { rowText } from '../../src/tui/text.ts';
import { themeFor } from '../../src/tui/theme.ts';
import { freshFolder } from '../support/folder.ts';
import { composed, orderOf } from '../support/orders.ts';
import { startOf } from '../support/play.ts';
import { bodiesOf, seal } from '../support/reseal.ts';

const rubric = { ...findRubric('default').rubric, digest: 'f'.repeat(64) };
const theme = themeFor({ isAscii: false, hasColour: true });
const SEED = '8675309';
const STAMP = '2026-03-02T10:00:00Z';
const FORCE = ['strike-territory', 'air-policing', 'land-deployment', 'joint-response', 'joint-plan'];

/** What the others do that nobody is told of; says how many of their orders it had refused. */
async function beNoisy(session: Session, seat: Seat): Promise<number> {
  const { minute } = session.view(seat);
  const give = async (response: string, about?: string) =>
    await session.send({
      do: 'compose',
      seat,
      composition: composed(
        minute,
        { seat, response, ...(about && { about, sector: 3 }) },
        response === 'joint-plan' ? { because: 'Nobody hears it.', text: `Said at ${minute}` } : {},
      ),
    });
  const say = (kind: 'ask' | 'describe') => session.send({ do: kind, seat, text: `What of ${minute}?` });
  for (let n = 0; n < 3; n++) await give('acknowledge');
  for (const { id } of session.view(seat).drafts.toReversed()) await session.send({ do: 'take-back', seat, draft: id });
  await say('ask');
  await say('describe');
  const about = session.view(seat).chains[0]?.id;
  if (about === undefined || session.state().orders.some(({ at, order }) => at === minute && order.seat === seat))
    return 0;
  const refused = FORCE.filter((response) => {
    const order = orderOf({ seat, response, about, sector: 3 });
    return session.preview({ at: minute, order }).ruling.verdict === 'refused';
  }).slice(0, 2);
  for (const response of refused) await give(response, about);
  return refused.length;
}

const PLAYED: Record<Seat, PolicyName> = { ukraine: 'by-the-book', coalition: 'by-the-book', us: 'trigger-happy' };

async function decide(session: Session, seat: Seat): Promise<void> {
  const run = openRun(session.scenario, session.state());
  for (const command of commandsOf(run, seat, PLAYED[seat])) await session.send(command);
}

/** The facilitator has the last word on what the seat did first to meet a duty. */
async function overruleFirst(session: Session, own: Seat): Promise<void> {
  const { orders } = session.state();
  const order = orders.findIndex((given) => given.order.seat === own && given.order.response === 'warn');
  if (order < 0 || orders[order]!.overruled) return;
  await session.send({ do: 'overrule', order, verdict: 'refused', because: 'It named nobody.' });
}

interface Played {
  /** What the seat saw at each of its turns, and at the end. */
  views: string[];
  /** Where the record stood when half of the exercise was over, and at its end. */
  half: string;
  whole: string;
  refused: number;
}

async function played(id: string, own: Seat, isNoisy: boolean, more: Partial<Start>, engine = 'test'): Promise<Played> {
  const folder = freshFolder();
  const whole = join(folder, 'whole.jsonl');
  const half = join(folder, 'half.jsonl');
  const session = await startSession(findScenario(id), startOf('person', { seed: SEED, ...more }), whole, engine);
  const views: string[] = [];
  let refused = 0;
  let isHalf = false;
  if (more.hasExcon) await session.send({ do: 'mark', mark: 'startex', text: null, stamp: STAMP });
  // At closed seats the others come first or last; at an open table everybody sees who has committed.
  const others = SEATS.filter((seat) => seat !== own);
  const order = isNoisy && session.isClosed ? [own, ...others] : [...others, own];
  for (let turn = 0; turn < 900 && !session.state().isEnded; turn++) {
    if (!isHalf && session.state().minute * 2 > session.scenario.endex) {
      isHalf = true;
      views.push(JSON.stringify(session.view(own)));
      copyFileSync(whole, half);
    }
    if (isNoisy && more.hasExcon) await session.send({ do: 'mark', mark: 'note', text: `turn ${turn}`, stamp: STAMP });
    const seat = order.find((name) => isWaiting(session.state().seats[name]));
    if (!seat) throw new Error('nobody is waited for');
    if (seat === own) {
      if (more.hasExcon) await overruleFirst(session, own);
      views.push(JSON.stringify(session.view(own)));
      const composition = composed(session.state().minute, { seat: own, response: 'acknowledge' });
      await session.send({ do: 'compose', seat: own, composition });
      await session.send({ do: 'compose', seat: own, composition: { ...composition, because: 'kept no longer' } });
      views.push(JSON.stringify(session.view(own)));
      for (const { id } of session.view(own).drafts.slice(-2))
        expect(await session.send({ do: 'take-back', seat: own, draft: id })).toEqual([
          expect.objectContaining({ type: 'order-taken-back', seat: own }),
        ]);
      // A number that the seat never had is nobody else's draft either.
      expect(await session.send({ do: 'take-back', seat: own, draft: 9999 })).toHaveProperty('denied');
      views.push(JSON.stringify(session.view(own)));
    } else if (isNoisy) refused += await beNoisy(session, seat);
    await decide(session, seat);
  }
  views.push(JSON.stringify(session.view(own)));
  expect(session.state().isEnded).toBe(true);
  session.close();
  return { views, half, whole, refused };
}

async function papersOf(file: string, seat: Seat): Promise<Record<string, string>> {
  const { report, warning } = reportOn(file, seat, rubric);
  expect(warning).toBe(null);
  return {
    md: markdown(report),
    html: html(report),
    csv: decisionsCsv(report),
    json: JSON.stringify(report),
    xapi: JSON.stringify(xapiStatements(report)),
    replay: (await storyOf(file, seat)).join('\n'),
    'replay --at': (await storyOf(file, seat, 9)).join('\n'),
  };
}

/** What the console shows the seat of a record that goes on, through all of it. */
function replayed(file: string, seat: Seat): string[] {
  const desk = new ReplayDesk(openPlayback(file), { changed: () => {}, left: () => {}, branch: () => {} });
  while (desk.chair !== seat) void pressReplay(desk, { char: 'v' });
  const screens: string[] = [];
  for (const press of ['right', { char: '.' }, { char: 'n' }, 'left', { char: 'N' }, 'page-down'] as const)
    for (let n = 0; n < 40; n++) {
      void pressReplay(desk, press);
      screens.push(drawReplay(desk, { columns: 120, rows: 36 }, theme).map(rowText).join('\n'));
    }
  return screens;
}

const without = (text: string, head: string): string =>
  text.replaceAll(head, 'HEAD').replaceAll(head.slice(0, 16).replace(/(.{4})(?=.)/g, '$1-'), 'HEAD');

describe('A record that does not come out as it stands', () => {
  it.each([
    ['another version', 'another'],
    ['this version', ENGINE],
  ])('is told to a seat without its lines and counts: made by %s', async (_, engine) => {
    const { whole } = await played('first-shot', 'us', true, { isClosed: true }, engine);
    const bodies = bodiesOf(whole) as { events: Event[] }[];
    for (const event of bodies.flatMap(({ events }) => events))
      if (event.type === 'order-ruled' && event.given.ruling.verdict === 'refused')
        Object.assign(event.given.ruling, { clause: 'C9' });
    seal(whole, bodies);
    const counts = /\d+ of \d+|line \d+|\d+ lines/;
    expect(reportOn(whole, 'facilitator', rubric).warning).toMatch(counts);
    const { report, warning } = reportOn(whole, 'us', rubric);
    expect(warning).toMatch(/^UNVERIFIED\. /);
    expect(warning).not.toMatch(counts);
    expect(report.exercise).toContain(warning);
  });
});

const TABLES: [string, string, Seat, Partial<Start>][] = [
  ['an open table', 'big-push', 'us', { coaching: 'at-commit' }],
  ['closed seats', 'big-push', 'us', { coaching: 'before', isClosed: true }],
  ['closed seats that learn at the debrief', 'big-push', 'coalition', { coaching: 'at-debrief', isClosed: true }],
  ['a facilitated table', 'first-shot', 'ukraine', { coaching: 'at-commit', isClosed: true, hasExcon: true }],
];

describe.each(TABLES)('A seat at %s', async (_, id, own, more) => {
  const quiet = await played(id, own, false, more);
  const noisy = await played(id, own, true, more);

  it('sees the same at every moment, whatever the others draft, take back, have refused and ask', () => {
    expect(noisy.refused).toBeGreaterThan(0);
    expect(noisy.views).toEqual(quiet.views);
  });

  it('has the same papers while the exercise runs, and none of them holds a head digest or the seed', async () => {
    const [papers, others] = [await papersOf(quiet.half, own), await papersOf(noisy.half, own)];
    expect(others).toEqual(papers);
    const { head, entries } = readJournal(quiet.half);
    expect(entries.length).toBeLessThan(readJournal(noisy.half).entries.length);
    for (const text of Object.values(papers)) {
      expect(text).not.toContain(head.slice(0, 12));
      expect(without(text, head)).toBe(text);
      expect(text).not.toContain(SEED);
    }
  });

  // A facilitated record may be seen whole, and at an open table everybody sees who is to decide.
  if (!more.hasExcon && more.isClosed)
    it('moves through its record by the events that reached it, and not by those of others', () => {
      const screens = replayed(quiet.half, own);
      expect(replayed(noisy.half, own)).toEqual(screens);
      expect(new Set(screens).size).toBeGreaterThan(20);
      expect(screens[0]).toMatch(/ · number \d+ of \d+ · /);
    });

  it('is scored in them as the facilitator reads it', () => {
    const whole = review(readJournal(noisy.whole), rubric);
    const papers = ownReview(whole, own);
    const figures = ({ score, overruled }: typeof whole) =>
      [score, overruled].map((each) => {
        const { total, n, dimensions } = each?.seats[own] ?? {};
        return { total, n, values: Object.values(dimensions ?? {}).map(({ value, points }) => [value, points]) };
      });
    expect(figures(papers)).toEqual(figures(whole));
    if (more.hasExcon) expect(whole.overruled?.seats[own]?.total).not.toBe(whole.score.seats[own]?.total);
  });

  it('has the same papers after ENDEX but for the head digest', async () => {
    const papers = await papersOf(quiet.whole, own);
    const others = await papersOf(noisy.whole, own);
    const heads = [readJournal(quiet.whole).head, readJournal(noisy.whole).head] as const;
    expect(heads[0]).not.toBe(heads[1]);
    for (const [format, text] of Object.entries(papers)) {
      expect(without(others[format]!, heads[1])).toBe(without(text, heads[0]));
      expect(text).not.toContain(SEED);
    }
    expect(papers.md).toContain(heads[0]);
  });
});
