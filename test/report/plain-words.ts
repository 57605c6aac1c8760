// What people read, collected from exercises that were played: every seat's screens and pages, the facilitator's, the
// Commission's and the red cell's, plain mode, the story, the report, briefs and cards. plain-words.test.ts looks for codes.
import { join } from 'node:path';
import { viewForRed } from '../../src/exercise/chairs/red-view.ts';
import { viewForWall } from '../../src/exercise/chairs/wall-view.ts';
import { hoursOf } from '../../src/exercise/numbers.ts';
import { evolve } from '../../src/exercise/run/evolve.ts';
import { openState } from '../../src/exercise/run/open-state.ts';
import { openRun } from '../../src/exercise/run/run.ts';
import type { Scenario } from '../../src/exercise/scenario.ts';
import type { State } from '../../src/exercise/state.ts';
import { COACHINGS, type Coaching, type PolicyName } from '../../src/exercise/words.ts';
import { readJournal } from '../../src/journal/read.ts';
import { SEATS, type Seat } from '../../src/ladder/index.ts';
import { afterAction } from '../../src/report/after-action-builder.ts';
import { BRIEF_READERS, briefMarkdown, handout } from '../../src/report/brief.ts';
import { card, cardMarkdown } from '../../src/report/card.ts';
import { markdown } from '../../src/report/sections.ts';
import { eventLines } from '../../src/report/transcript.ts';
import { readerReview } from '../../src/review/reader-review.ts';
import { review } from '../../src/review/review.ts';
import { findRubric } from '../../src/scenario/rubric-file.ts';
import { playDrill } from '../../src/session/drill.ts';
import { rulingRows } from '../../src/tui/parts/ruling.ts';
import { drafts, heading, menu, reports, rulings, situation } from '../../src/tui/plain/telling.ts';
import { drawCommission } from '../../src/tui/screens/commission/drawing.ts';
import { inDocketOrder } from '../../src/tui/screens/commission/model.ts';
import { cardOf } from '../../src/tui/screens/excon/cards.ts';
import { drawExcon } from '../../src/tui/screens/excon/drawing.ts';
import { EXCON_PANELS, exconSide, listOf } from '../../src/tui/screens/excon/lists.ts';
import { drawRed } from '../../src/tui/screens/red/drawing.ts';
import { RED_LISTS } from '../../src/tui/screens/red/model.ts';
import { drawSeat } from '../../src/tui/screens/seat/drawing.ts';
import { NO_CHOICES, type SeatModel } from '../../src/tui/screens/seat/model.ts';
import { SEAT_PAGES, seatPage } from '../../src/tui/screens/seat/pages.ts';
import { drawWall } from '../../src/tui/screens/wall/drawing.ts';
import { type Row, rowText } from '../../src/tui/text.ts';
import { freshFolder } from '../support/folder.ts';
import { exconView, responses, viewFor, viewForCommission } from '../support/play.ts';
import { SIZES, theme } from '../tui/table.ts';

const rubric = { ...findRubric('default').rubric, digest: 'f'.repeat(64) };
const POLICIES: Readonly<Record<Coaching, Record<Seat, PolicyName>>> = {
  before: { ukraine: 'by-the-book', coalition: 'by-the-book', us: 'by-the-book' },
  'at-commit': { ukraine: 'slow', coalition: 'trigger-happy', us: 'observe-only' },
  'at-debrief': { ukraine: 'trigger-happy', coalition: 'slow', us: 'trigger-happy' },
};

/** One text that somebody reads, and where. */
export interface Read {
  where: string;
  text: string;
}

type Say = (where: string, text: string) => void;

const folder = freshFolder();
const textOf = (rows: readonly Row[]): string => rows.map(rowText).join('\n');

/** Everything that is read in one scenario, under each coaching; the state is looked at every so many turns. */
export async function everythingRead(scenario: Scenario, every: number): Promise<Read[]> {
  const all: Read[] = [];
  const seen = new Set<string>();
  const say: Say = (where, text) => {
    for (const line of text.split('\n')) {
      if (seen.has(line)) continue;
      seen.add(line);
      all.push({ where, text: line });
    }
  };
  for (const reader of BRIEF_READERS) say(`brief for ${reader}`, briefMarkdown(handout(scenario, reader)));
  for (const seat of SEATS) say(`card for ${seat}`, cardMarkdown(card(scenario, seat)));
  for (const coaching of COACHINGS) await played(scenario, coaching, every, say);
  return all;
}

async function played(scenario: Scenario, coaching: Coaching, every: number, say: Say): Promise<void> {
  const file = join(folder, `${scenario.id}-${coaching}.jsonl`);
  const setup = { seed: '7', policies: POLICIES[coaching], script: [], isScriptOnly: false, coaching };
  const short = scenario.incidents.length > 0 ? scenario : { ...scenario, endex: 72 * 60 };
  (await playDrill(short, setup, file, 'test')).close();
  const journal = readJournal(file);
  const events = journal.entries.flatMap(({ body }) => body.events);
  const [first] = events;
  if (first?.type !== 'exercise-started') throw new Error('no start');
  const state = structuredClone(openState(first));
  let turns = 0;
  for (const event of events) {
    evolve(state, structuredClone(event));
    for (const reader of ['facilitator', ...SEATS] as const) {
      const lines = eventLines(short.doctrine, state, event, { as: reader, isDebrief: true });
      say(`the story for ${reader}`, lines.join('\n'));
    }
    if (event.type === 'turn-began' && turns++ % every === 0) screens(short, state, say);
  }
  const each = review(journal, rubric);
  for (const reader of ['facilitator', ...SEATS] as const)
    say(`the report for ${reader}`, markdown(afterAction(readerReview(each, reader), [])));
}

function screens(scenario: Scenario, state: State, say: Say): void {
  for (const seat of SEATS) seatScreens(scenario, state, seat, say);
  const excon = exconSide(exconView(scenario, state), [], () => {
    throw new Error('no order is looked up');
  });
  const model = {
    view: excon,
    notice: '',
    input: null,
    asking: null,
    form: null,
    hasDraft: false,
    timer: null,
  } as const;
  const at = { seats: 0, injects: 0, truth: 0, questions: 0, rulings: 0, notes: 0 };
  for (const panel of EXCON_PANELS) {
    say(`EXCON, ${panel}`, textOf(drawExcon({ ...model, panel, cursors: at }, SIZES[2]!, theme)));
    const { length } = listOf(excon, panel);
    for (let n = 0; n < length; n++)
      say(
        `EXCON's card, ${panel}`,
        textOf(cardOf({ ...model, panel, cursors: { ...at, [panel]: n } }, scenario.doctrine, 100).rows),
      );
  }
  const red = viewForRed(openRun(scenario, state));
  const speech = { as: null, medium: 'message', to: [], no: null } as const;
  const beside = { scroll: 0, notice: '', asking: null, input: null, isAlone: true } as const;
  for (const list of RED_LISTS) {
    const shown = { ...beside, view: red, list, cursors: { answers: 0, truth: 0, known: 0, done: 0 }, speech };
    say(`the red cell, ${list}`, textOf(drawRed(shown, SIZES[2]!, theme)));
  }
  const wall = { title: 'WALL', view: viewForWall(openRun(scenario, state)), realTime: '10:00', day: null };
  say('the wall', textOf(drawWall(wall, SIZES[2]!, theme)));
  const view = viewForCommission(scenario, state);
  const docket = inDocketOrder(view);
  for (const { id } of docket) {
    const shown = { ...beside, view, docket, chosen: id, isAsking: false, side: null };
    say('the Commission', textOf(drawCommission(shown, SIZES[2]!, theme)));
  }
}

function seatScreens(scenario: Scenario, state: State, seat: Seat, say: Say): void {
  const view = viewFor(scenario, state, seat);
  const { doctrine, numbers } = scenario;
  const about = view.chains.map(({ id }) => id);
  for (const chain of about.length > 0 ? about.slice(-2) : [undefined]) {
    const offers = responses(scenario, state, seat, chain, state.minute);
    const choices = { ...NO_CHOICES, chain: chain === undefined ? 0 : about.indexOf(chain) };
    const model: SeatModel = {
      view,
      doctrine,
      offers,
      hours: hoursOf({ numbers, doctrine }),
      choices,
      notice: '',
      input: null,
      isCommissionSitting: false,
    };
    for (const size of SIZES) say(`${seat}'s screen`, textOf(drawSeat(model, size, theme)));
    for (const page of Object.values(SEAT_PAGES))
      say(`${seat}'s page of ${page}`, textOf(seatPage(page, model, 120, theme).rows));
    for (let cursor = 0; cursor < offers.length; cursor++)
      say(`${seat}'s card`, textOf(rulingRows({ ...model, choices: { ...choices, cursor, isWhy: true } }, 120)));
    say(
      `${seat} in plain mode`,
      [
        ...heading(view),
        ...reports(view, true),
        ...situation(view, view.chains[choices.chain]),
        ...menu(view, doctrine, offers),
        ...drafts(view),
        ...rulings(view, doctrine, 0, true),
      ].join('\n'),
    );
  }
}
