// The facilitator's console: keys pressed there, what they bring about, what the screen says, and who must not see it.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SeatHolder } from '../../src/exercise/words.ts';
import { draftBeside } from '../../src/journal/draft.ts';
import { verify } from '../../src/journal/verify.ts';
import type { Seat } from '../../src/ladder/index.ts';
import { eventLines } from '../../src/report/transcript.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { openPlayback } from '../../src/session/playback.ts';
import { seatingOf } from '../../src/session/seating.ts';
import { resumeSession } from '../../src/session/session.ts';
import type { DraftStore } from '../../src/tui/draft-store.ts';
import { footer } from '../../src/tui/keys.ts';
import type { Press } from '../../src/tui/press.ts';
import { briefingFoot } from '../../src/tui/screens/briefing/drawing.ts';
import { unpackForm } from '../../src/tui/screens/excon/inject-form.ts';
import { ReplayDesk } from '../../src/tui/screens/replay/desk.ts';
import { drawReplay } from '../../src/tui/screens/replay/drawing.ts';
import { pressReplay, REPLAY_KEYS } from '../../src/tui/screens/replay/keys.ts';
import { TableDesk } from '../../src/tui/screens/table/desk.ts';
import { drawTable } from '../../src/tui/screens/table/drawing.ts';
import { pressTable } from '../../src/tui/screens/table/keys.ts';
import type { ExconMeans } from '../../src/tui/screens/table/table.ts';
import { rowText, rowWidth } from '../../src/tui/text.ts';
import { themeFor } from '../../src/tui/theme.ts';
import { optionsKept, timerOf } from '../../src/tui/turn-timer.ts';
import { freshFolder } from '../support/folder.ts';
import { SIZES, type TestTable, tableOf, theme } from './table.ts';

const UKRAINE = { ukraine: 'person', coalition: 'by-the-book', us: 'by-the-book' } as const;
const TWO = { ukraine: 'person', coalition: 'person', us: 'by-the-book' } as const;
const NOW = Date.parse('2026-03-01T09:30:00Z');

function keptStore() {
  const kept: { text: string | null } = { text: null };
  const store: DraftStore = {
    read: () => kept.text,
    write: (text) => {
      kept.text = text;
    },
  };
  return { kept, store };
}

interface Room extends TestTable {
  kept: { text: string | null };
  branched: number[];
  clock: { now: number };
  type: (text: string) => void;
}

async function room(
  holders: Record<Seat, SeatHolder> = UKRAINE,
  more: {
    isClosed?: boolean;
    timer?: { minutes: number; closes: boolean };
    store?: DraftStore;
    timerStore?: DraftStore;
    scenario?: string;
  } = {},
): Promise<Room> {
  const kept: Room['kept'] = { text: null };
  const clock = { now: NOW };
  const branched: number[] = [];
  const { timer } = more;
  const means: ExconMeans = {
    now: () => new Date(clock.now),
    timer: timerOf(more.timerStore ?? keptStore().store, timer ?? null, () => clock.now),
    form: more.store ?? {
      read: () => kept.text,
      write: (text) => {
        kept.text = text;
      },
    },
    entries: async () => openPlayback(table.file).entries,
    branch: (entries) => branched.push(entries),
  };
  const start = { hasExcon: true, isScriptOnly: true, isClosed: more.isClosed ?? false };
  const table = await tableOf(findScenario(more.scenario ?? 'first-shot'), holders, start, means);
  const type = (text: string) => pressTable(table.desk, { pasted: text });
  return { ...table, kept, branched, clock, type };
}

const started = async (...args: Parameters<typeof room>): Promise<Room> => {
  const table = await room(...args);
  await table.press('s');
  return table;
};
const excon = (table: TestTable) => table.session.excon()!;

describe("the facilitator's console", () => {
  it('has the screen until STARTEX is given, and says so', async () => {
    const table = await room();
    expect(table.desk.chair).toBe('excon');
    for (const size of SIZES) expect(table.screen(size)).toContain('STARTEX');
    expect(excon(table).minute).toBe(0);
    await table.press('s');
    expect([excon(table).hasStarted, excon(table).minute]).toEqual([true, 40]);
    expect(excon(table).marks).toMatchObject([{ mark: 'startex', stamp: '2026-03-01T09:30:00.000Z' }]);
    expect(table.desk.chair).toBe('excon');
  });

  it('bears the mark of the truth on every line of that side, and stays ASCII under --ascii', async () => {
    const table = await started(UKRAINE, { scenario: 'big-push' });
    await table.press('G');
    await table.type('25:00');
    await table.press('<enter>');
    const rows = drawTable(table.desk, SIZES[1]!, theme).map(rowText);
    const left = rows.map((each) => each.slice(0, 64));
    const from = left.findIndex((each) => /[─▸] INJECTS/.test(each));
    const listed = left.slice(from).filter((each) => /[A-Z]\d\d|Ukr \d/.test(each) && !each.includes('─'));
    expect(listed.length).toBeGreaterThan(10);
    for (const each of listed) expect(each).toContain('T│');
    const ascii = themeFor({ isAscii: true, hasColour: false });
    const text = drawTable(table.desk, SIZES[1]!, ascii).map((each) => ascii.spell(rowText(each)));
    expect(text.join('\n')).toMatch(/^[\n\x20-\x7e]*$/);
  });

  it('pauses, resumes, steps, and jumps to the next event or to a minute', async () => {
    const table = await started();
    await table.press('p');
    expect(table.screen()).toContain('EXCON PAUSED');
    await table.press('v');
    expect(table.screen()).toContain('EXCON PAUSED');
    await table.press('cc');
    expect(table.screen()).toContain('The facilitator has paused the exercise.');
    await table.press('f p s s');
    expect(excon(table).isPaused).toBe(false);
    const { minute, nextAt } = excon(table);
    expect(minute).toBeGreaterThan(40);
    await table.press('g');
    expect(table.screen()).toContain('Ukraine (no draft) has not committed. The jump goes to');
    expect(excon(table).minute).toBe(minute);
    await table.press('g');
    expect(excon(table).minute).toBe(nextAt);
    await table.press('G');
    await table.type('1:00');
    await table.press('<enter>');
    expect(table.screen()).toContain('Expected a time from');
    await table.press('<escape> G');
    await table.type('+2:00');
    await table.press('<enter><enter>');
    expect(excon(table).minute).toBe(nextAt + 120);
  });

  it('says after a step whose order was refused and who may order again', async () => {
    const table = await started();
    await table.press('v4<enter>fs');
    expect(table.screen(SIZES[2])).toContain(
      'Ukraine (1 draft) has not committed. The step closes the turn for all; drafts are ruled on as they stand. Press s once more.',
    );
    expect(excon(table).seats[0]?.status).toBe('to-decide');
    await table.press('s');
    expect(table.screen()).toContain("Ukraine's order was refused and it may order again.");
    expect(excon(table).minute).toBe(40);
    await table.press('s s');
    expect(table.screen()).toContain('The turn was closed for all.');
  });

  it('keeps the verdict and the time left in sight where a line is cut', async () => {
    const table = await started(TWO, { scenario: 'big-push' });
    await table.press('s');
    expect(table.screen()).toMatch(/\d+:\d\d left {2}F31 +Ukraine owes/);
  });

  it('is waited for before STARTEX: a seat reads that, and the briefing says who gives it', async () => {
    const table = await room();
    await table.press('v');
    for (const size of SIZES) expect(table.screen(size)).toContain('Waiting for STARTEX; f opens EXCON');
    expect(table.screen()).not.toContain('Nobody has to decide');
    await table.press('fsv');
    expect(table.screen()).not.toContain('STARTEX');
    expect(briefingFoot(true)).toContain('Enter opens EXCON');
    expect(briefingFoot(false)).toContain('Enter STARTEX');
  });

  it('has the help among its keys at the smallest size', async () => {
    const table = await started();
    await table.press('j');
    expect(table.screen(SIZES[0]!)).toContain('? keys');
    expect(footer(REPLAY_KEYS, 60)).toContain('? keys');
  });

  it('holds and releases, moves and fires injects; firing asks once', async () => {
    const table = await started();
    const [first] = excon(table).injects;
    await table.press('h');
    expect(excon(table).injects[0]).toMatchObject({ no: first!.no, isHeld: true });
    expect(table.screen()).toContain('HELD');
    await table.press('h m');
    await table.type('+3:00');
    await table.press('<enter>');
    expect(excon(table).injects.find(({ no }) => no === first!.no)).toMatchObject({ isHeld: false, at: 220 });
    // What was moved stays chosen.
    await table.press('f');
    expect(table.screen()).toContain(`Fire inject ${first!.no + 1} of `);
    const [next] = excon(table).injects;
    await table.press('<escape><up><up><up>f');
    expect(table.screen()).toContain(`Fire inject ${next!.no + 1} of `);
    await table.press('j k f');
    expect(excon(table).injects[0]!.no).toBe(next!.no);
    await table.press('f');
    expect(excon(table).injects.some(({ no }) => no === next!.no)).toBe(false);
  });

  it('takes a note in one keystroke, with the time of the day; no seat sees it', async () => {
    const table = await started();
    await table.press('n');
    await table.type('They argued about the map.');
    await table.press('<enter>');
    expect(excon(table).marks.at(-1)).toMatchObject({ mark: 'note', text: 'They argued about the map.', at: 40 });
    expect(table.screen()).toContain('09:30:00Z');
    await table.press('v');
    for (const size of SIZES) expect(table.screen(size)).not.toContain('argued');
  });

  it('notes its jumps, overrules and findings beside the notes, each with its minute, the newest first', async () => {
    const table = await started({ ukraine: 'person', coalition: 'hold', us: 'hold' }, { scenario: 'big-push' });
    const first = excon(table).minute;
    await table.press('v4<enter>cfo');
    await table.type('They had warned aloud.');
    await table.press('<enter><enter> c n G');
    await table.type('+2:00');
    await table.press('<enter><enter>n');
    await table.type('A long silence.');
    await table.press('<enter>');
    // From the acts, which came into focus with the finding.
    await table.press('<tab><tab><tab><tab>');
    const notes = table.screen(SIZES[0]!);
    expect(table.desk.exconModel().panel).toBe('notes');
    expect(notes).toMatch(
      /A long silence[\s\S]*jumps to[\s\S]*finds on [A-Z]\d+[\s\S]*overrules Ukraine: halt[\s\S]*STARTEX/,
    );
    const jump = notes.split('\n').find((line) => line.includes('jumps to'))!;
    expect(jump).toContain(`${Math.floor(first / 60)}:${String(first % 60).padStart(2, '0')}`);
    await table.press('<down><enter>');
    expect(table.screen(SIZES[0]!)).toContain('jumps to');
    table.session.close();
    // It is in the record: whoever takes the exercise up again, or goes through it, finds the same.
    const { session } = await resumeSession(table.file);
    expect(session.facilitatorActions().map(({ command }) => command?.do)).toEqual([
      'mark',
      'overrule',
      'find',
      'jump',
      'mark',
    ]);
    expect(session.facilitatorActions().at(-2)).toMatchObject({ givenAt: first, command: { do: 'jump' } });
    session.close();
  });

  it('has the screen when the exercise is taken up again', async () => {
    const table = await started();
    table.session.close();
    const { session } = await resumeSession(table.file);
    const desk = new TableDesk(seatingOf(session), {
      notice: 'Back.',
      changed: () => {},
      left: () => {},
      ended: () => {},
    });
    expect([desk.chair, desk.exconModel().notice]).toEqual(['excon', 'Back.']);
    session.close();
  });

  it('overrules with a reason, asked once; the seat reads it', async () => {
    const table = await started({ ukraine: 'person', coalition: 'hold', us: 'hold' });
    await table.press('v4<enter>c');
    expect(table.session.state().orders[0]?.ruling.verdict).toBe('refused');
    await table.press('f o <enter>');
    expect(table.screen()).toContain('An overrule needs a reason.');
    await table.type('They had warned aloud.');
    await table.press('<enter>');
    expect(table.screen()).toContain('Overrule to accepted, Ukraine: halt about K47');
    expect(table.session.state().orders[0]?.overruled).toBeNull();
    await table.press('<enter>');
    expect(table.session.state().orders[0]?.overruled).toMatchObject({ verdict: 'accepted' });
    expect(table.screen()).toContain('REFUSED, now accepted Ukraine halt about K47');
    await table.press('v');
    expect(table.screen(SIZES[2])).toContain('EXCON overrules the ruling on halt about K47, sector 5: accepted');
    expect(table.screen(SIZES[2])).toMatch(/REFUSED {2}EXCON overruled: accepted {2}halt about K47/);
    expect(table.screen(SIZES[2])).toContain('EXCON overruled: accepted, because They had warned aloud.');
    expect(table.screen()).not.toContain('Refused: ');
  });

  it('answers questions and rules on actions off the menu', async () => {
    const table = await started();
    await table.press('vq');
    await table.type('Whose?');
    await table.press('<enter>');
    expect(table.screen()).toContain('Sent to EXCON.');
    await table.press('o');
    await table.type('Call the mayor.');
    await table.press('<enter> f');
    expect(table.screen()).toContain('2 waiting');
    await table.press('r');
    await table.type('Not known.');
    await table.press('<enter> r');
    expect(table.screen()).toContain('This action: a accept');
    await table.press('a');
    expect(table.screen()).toContain('Like which response does it work');
    await table.type('joint-plan');
    await table.press('<enter>');
    expect(table.screen()).toContain('"joint-plan" does nothing on the line');
    await table.press('<rub-line>');
    await table.type('evacuate 4');
    await table.press('<enter>');
    await table.type('The mayor opens the shelters.');
    await table.press('<enter>');
    expect(table.session.state().questions).toMatchObject([
      { answer: 'Not known.', how: 'note' },
      { answer: 'The mayor opens the shelters.', how: 'accept' },
    ]);
    // A ruling on an action can be corrected, with its effect; what a question was answered stays.
    await table.press('<down><down>');
    await table.press('r r');
    if (table.desk.exconModel().input === null) await table.press('<up> r r');
    await table.type('There is no mayor.');
    await table.press('<enter>');
    expect(table.session.state().questions[1]).toMatchObject({
      answer: 'There is no mayor.',
      how: 'refuse',
      effect: null,
    });
    await table.press('r a');
    await table.type('evacuate 4');
    await table.press('<enter>');
    await table.type('The mayor opens the shelters.');
    await table.press('<enter>');
    await table.press('v');
    expect(table.screen(SIZES[2])).toContain('Your question: Whose? EXCON answers: Not known.');
    expect(table.screen(SIZES[2])).toMatch(/Call the mayor\. \(EXCON accepts: The mayor opens/);
    const event = { type: 'question-answered', question: 1, answer: 'It opens.', how: 'accept', effect: null } as const;
    const told = { as: 'ukraine', isDebrief: false } as const;
    expect(eventLines(table.session.scenario.doctrine, table.session.state(), event, told)[0]).toMatch(
      /EXCON answers Ukraine \(Call the mayor\.\): EXCON accepts: It opens\.$/,
    );
  });

  it('finds in place of the Commission', async () => {
    const table = await started();
    await table.press('ca');
    expect(table.screen()).toContain('Whose act was it?');
    await table.press('r');
    await table.type('0.8');
    await table.press('<enter>');
    expect(table.session.state().ledger.registers.us.acts[0]).toMatchObject({ id: 'K47', likelihood: 0.8 });
    expect(table.screen()).toMatch(/all seats know it now\. The script has a finding on K47 at \d+:\d\d to come/);
    await table.press('c x');
    expect(table.screen()).toContain('Press x once more.');
    await table.press('x');
    expect(table.session.state().ledger.registers.us.acts[0]).toMatchObject({ isRetracted: true });
  });

  it('finds nothing once Esc has dropped the question', async () => {
    const table = await started();
    await table.press('cx<escape>');
    const before = table.session.state();
    await table.press('n');
    await table.press('<escape>');
    expect(table.session.state()).toBe(before);
  });

  it('ends the exercise when asked twice, and the whole record verifies', async () => {
    const table = await started();
    // Another key between is a no; Esc says so, and does not ask to leave.
    await table.press('x j x <escape>');
    expect(table.hasEnded()).toBe(false);
    expect(table.desk.overlay).toBe(null);
    expect(table.screen()).toContain('Dropped; nothing was done.');
    await table.press('x');
    expect(table.hasEnded()).toBe(false);
    await table.press('x');
    expect([table.hasEnded(), table.session.state().isEnded]).toEqual([true, true]);
    table.session.close();
    expect(verify(table.file).ok).toBe(true);
  });

  it('opens a page with all there is to know of a line, a help page, and asks before it leaves', async () => {
    const table = await started(UKRAINE, { scenario: 'big-push' });
    await table.press('<enter>');
    expect(table.screen()).toMatch(/INJECT \d+ · TRUTH SIDE[\s\S]*Description/);
    await table.press('x <tab> <enter>');
    expect(table.screen()).toMatch(/ACT F31 · TRUTH SIDE[\s\S]*WHO KNOWS WHAT[\s\S]*does not know of it/);
    await table.press('x ?');
    expect(table.screen()).toContain('STARTEX; then step');
    await table.press('x <escape>');
    expect(table.screen()).toContain('Leave this exercise?');
    await table.press('<enter>');
    expect(table.leaves()).toBe(1);
  });

  it('is never to be had where no facilitator is in the room', async () => {
    const table = await tableOf(findScenario('first-shot'), UKRAINE);
    await table.press('f');
    expect(table.desk.chair).toBe('ukraine');
    expect(table.screen()).toContain('There is no facilitator in this exercise.');
  });

  it('with closed seats comes and goes by a hand-off, so that no seat sees it', async () => {
    const table = await room(UKRAINE, { isClosed: true });
    const hidden = () => expect(table.screen()).not.toMatch(/INJECTS|TRUTH|K47|LADDER/);
    expect(table.screen()).toContain('EXCON has the keyboard next.');
    hidden();
    await table.press('<enter>');
    expect(table.screen()).toContain('INJECTS');
    await table.press('s v');
    expect(table.screen()).toContain('Ukraine has the keyboard next.');
    hidden();
    // The brief goes by Enter or Esc: no key that was meant for the desk is swallowed by it.
    await table.press('<enter> 3');
    expect(table.screen()).toContain('Enter or Esc goes on');
    await table.press('<enter>c');
    expect(table.screen()).toMatch(/LADDER[\s\S]*Ukraine commits with no order\?/);
    await table.press('f');
    expect(table.screen()).toContain('EXCON has the keyboard next.');
    hidden();
    await table.press('<enter>');
    expect(table.screen()).toContain('INJECTS');
    // And it is not shown again by way of leaving.
    await table.press('v <escape>');
    expect(table.screen()).toContain('Leave this exercise?');
    await table.press('x');
    hidden();
  });
});

describe('the form of an inject', () => {
  it('takes what is typed as it opens for the description, and eats none of it', async () => {
    const table = await started();
    await table.press('aShells');
    await table.press('<space>again.');
    expect(table.desk.exconModel().form?.form.values).toMatchObject({ text: 'Shells again.', kind: 'message' });
    // A digit still chooses where digits are to be chosen from.
    for (let n = 0; n < 5; n++) await table.press('<back-tab>');
    while (table.desk.exconModel().form!.form.values.kind !== 'report') await table.press('<right>');
    for (let n = 0; n < 9; n++) await table.press('<tab>');
    await table.press('4');
    const { values } = table.desk.exconModel().form!.form;
    expect(values).toMatchObject({ text: 'Shells again.', kind: 'report', severity: '4' });
  });

  const fill = async (table: Room, values: string[]) => {
    for (const value of values) {
      if (value) await table.type(value);
      await table.press('<tab>');
    }
  };

  it('adds a message with its columns', async () => {
    const table = await started();
    await table.press('a');
    await fill(table, [
      '',
      '',
      '+0:30',
      'Press',
      'broadcast',
      'Crowds gather.',
      'We call for calm.',
      'a calm reply',
      '',
      '',
      'mine',
    ]);
    await table.press('<enter>');
    expect(table.screen()).toContain('The inject is added.');
    expect(excon(table).injects.find(({ text }) => text === 'Crowds gather.')).toMatchObject({
      at: 70,
      from: 'Press',
      medium: 'broadcast',
      draft: 'We call for calm.',
      expected: 'a calm reply',
      notes: 'mine',
    });
    expect(table.kept.text).toBeNull();
  });

  it('adds a report of a new act with a fate of its own', async () => {
    const table = await started();
    await table.press('a <right> <right>');
    await fill(table, ['', '', '', 'Patrol', '', 'Shells in sector 3.', '', '', '3']);
    await table.press('<up><up><up><up><up><up><up><up><up><up> <enter>');
    expect(table.screen()).toContain('The inject is added.');
    const added = [...table.session.state().truth.live.values()].at(-1);
    expect(added?.incident).toMatchObject({ sector: 3, kind: 'artillery', author: 'russia' });
    expect(table.session.state().received.at(-1)?.text).toBe('Shells in sector 3.');
  });

  it('says at the field what is wrong, and keeps what was typed', async () => {
    const table = await started();
    await table.press('a');
    await fill(table, ['', '', '99:00:00']);
    await table.press('<up><up><up><up> <enter>');
    expect(table.screen()).toContain('Expected a time from 0:40');
    expect(table.desk.exconModel().form?.form.values.at).toBe('99:00:00');
  });

  it('keeps a draft through leaving the page, reports that come in, and a crash of the console', async () => {
    const folder = freshFolder();
    mkdirSync(folder, { recursive: true });
    const store = draftBeside({ journal: join(folder, 'x.rung.jsonl') });
    const table = await started(UKRAINE, { store });
    await table.press('a');
    await fill(table, ['', '', '+5:00', 'Radio', '', 'Half a sen']);
    await table.press('<escape>');
    expect(table.screen()).toContain('The draft is kept; a opens it.');
    await table.press('<down>');
    expect(table.screen()).toContain('a: a draft');
    await table.press('s a');
    expect(table.screen(SIZES[0])).toContain('Half a sen');
    // Nothing was closed or said: another console reads what was last typed.
    const after = await room(UKRAINE, { store: draftBeside({ journal: join(folder, 'x.rung.jsonl') }) });
    await after.press('a');
    expect(after.screen()).toMatch(/\+5:00[\s\S]*Radio[\s\S]*Half a sen/);
  });

  it('takes what cannot be read for an empty form', () => {
    for (const text of ['', '{', '[]', '{"text":4,"strange":"x"}', null])
      expect(unpackForm(text).values).toMatchObject({ kind: 'message', text: '' });
  });
});

describe('the turn timer', () => {
  it('shows what is left to all, tells when it is over, and starts anew with the next turn', async () => {
    const table = await started(UKRAINE, { timer: { minutes: 10, closes: false } });
    table.clock.now += 60_000;
    expect(table.screen()).toContain('timer 9:00');
    await table.press('v');
    expect(table.screen()).toContain('timer 9:00');
    table.clock.now += 9 * 60_000;
    await table.desk.tick();
    expect(table.screen()).toContain('The time of the turn is over.');
    const { minute } = excon(table);
    await table.desk.tick();
    expect(excon(table).minute).toBe(minute);
    await table.press('f s s');
    expect(table.screen()).toContain('timer 10:00');
  });

  it('closes the turn where that is wanted', async () => {
    const table = await started(UKRAINE, { timer: { minutes: 1, closes: true } });
    const { minute } = excon(table);
    table.clock.now += 60_000;
    await table.desk.tick();
    expect(excon(table).minute).toBeGreaterThan(minute);
    expect(table.screen()).toContain('The time of the turn was over. The turn was closed for all.');
  });

  it('stops, goes on and is extended by keys, and rests while the exercise is paused', async () => {
    const table = await started(UKRAINE, { timer: { minutes: 10, closes: false } });
    await table.press('t');
    table.clock.now += 60_000;
    expect(table.screen()).toContain('timer 10:00 stopped');
    await table.press('t+');
    expect(table.screen()).toContain('timer 15:00');
    expect(table.screen(SIZES[2])).toContain('The turn has five minutes more.');
    await table.press('p');
    table.clock.now += 600_000;
    await table.desk.tick();
    expect(table.screen()).toContain('timer 15:00 stopped');
    await table.press('p');
    table.clock.now += 60_000;
    expect(table.screen()).toContain('timer 14:00');
  });

  it('is kept beside the journal: whoever takes the exercise up again has the time that was left', async () => {
    const { kept, store } = keptStore();
    const table = await started(UKRAINE, { timer: { minutes: 10, closes: true }, timerStore: store });
    table.clock.now += 3 * 60_000;
    await table.desk.tick();
    const later = () => NOW + 60 * 60_000;
    const again = timerOf(store, null, later);
    expect(again).toMatchObject({ closes: true, isRunning: true });
    again.turn(table.session.state().turn.number);
    expect(again.words()).toBe('7:00');
    // Another turn has its whole time.
    again.turn(table.session.state().turn.number + 1);
    expect(again.words()).toBe('10:00');
    await table.press('t');
    expect(timerOf(store, null, later)).toMatchObject({ isRunning: false });
    await table.press('p');
    expect(timerOf(store, null, later)).toMatchObject({ isRunning: false });
    await table.press('xx');
    expect(kept.text).toBeNull();
  });

  it('that rested when the console broke off goes on with the exercise', async () => {
    const { store } = keptStore();
    const table = await started(UKRAINE, { timer: { minutes: 10, closes: false }, timerStore: store });
    await table.press('p');
    const again = timerOf(store, null, () => NOW);
    again.turn(table.session.state().turn.number);
    again.rest(true);
    expect(again.isRunning).toBe(false);
    again.rest(false);
    expect(again.isRunning).toBe(true);
  });

  it('is as it was given where nothing readable is kept, and a branch has its whole time', () => {
    const { kept, store } = keptStore();
    for (const text of [null, '', '{', '[]', '{"minutes":-3,"closes":true}', '{"minutes":"x"}']) {
      kept.text = text;
      expect(timerOf(store, null, () => NOW).options).toBeNull();
      expect(timerOf(store, { minutes: 4, closes: false }, () => NOW).words()).toBe('4:00');
    }
    const timer = timerOf(store, { minutes: 4, closes: true }, () => NOW);
    timer.turn(3);
    timer.extend(9);
    timer.keep();
    kept.text = optionsKept(kept.text);
    const branched = timerOf(store, null, () => NOW);
    branched.turn(3);
    expect([branched.words(), branched.closes]).toEqual(['4:00', true]);
  });

  it('is not there unless it is set, which EXCON may do at any time', async () => {
    const { kept, store } = keptStore();
    const table = await started(UKRAINE, { timerStore: store });
    await table.press('t');
    expect(table.screen()).toContain('A turn has no time; T sets one.');
    await table.press('T');
    await table.press('soon<enter>');
    expect(table.screen()).toContain('Expected a time as 10m, 90s or 10m closes; empty: none.');
    await table.press('<escape>');
    await table.press('T');
    await table.press('10m<space>closes<enter>');
    expect(table.screen()).toContain('timer 10:00');
    table.clock.now += 60_000;
    await table.desk.tick();
    expect(table.screen()).toContain('timer 9:00');
    expect(optionsKept(kept.text)).toBe('{"minutes":10,"closes":true}');
    // The time of the turn is over: it is closed.
    table.clock.now += 9 * 60_000;
    await table.desk.tick();
    expect(table.screen()).toContain('The time of the turn was over.');
    await table.press('T');
    for (let n = 0; n < 10; n++) await table.press('<backspace>');
    await table.press('<enter>');
    expect(table.screen()).not.toMatch(/timer \d/);
    expect(kept.text).toBeNull();
  });
});

describe('a branch', () => {
  it('is chosen from the entries, each with its minute and what happened', async () => {
    const table = await started();
    await table.press('s s b');
    await new Promise((resolve) => setImmediate(resolve));
    expect(table.screen()).toMatch(/0:00 {2}the exercise is set up[\s\S]*EXCON STARTEX[\s\S]*EXCON closes the turn/);
    await table.press(`${'<up>'.repeat(30)}<down><enter>`);
    expect(table.branched).toEqual([2]);
    // Or by its number.
    await table.press('b');
    await new Promise((resolve) => setImmediate(resolve));
    await table.press('1<enter>');
    expect(table.branched).toEqual([2, 2]);
  });

  it('names an overruled order in words', async () => {
    const table = await started({ ukraine: 'person', coalition: 'hold', us: 'hold' });
    await table.press('v4<enter>cfo');
    await table.type('They had warned.');
    await table.press('<enter><enter>b');
    await new Promise((resolve) => setImmediate(resolve));
    expect(table.screen()).toContain('EXCON overrules Ukraine: halt about K47, sector 5: accepted');
  });
});

describe('a record gone through', () => {
  const replayed = async () => {
    const table = await started(TWO);
    await table.press('v4<enter>c');
    await table.press('f s s s n');
    await table.type('A note.');
    await table.press('<enter>xx');
    table.session.close();
    const left: string[] = [];
    const desk = new ReplayDesk(openPlayback(table.file), {
      changed: () => {},
      left: () => left.push('left'),
      branch: (entries) => left.push(`branch ${entries}`),
    });
    const press = (keys: string) => {
      for (const [key, name] of keys.matchAll(/<([a-z-]+)>|\S/g))
        void pressReplay(desk, name ? (name as Press) : { char: key });
    };
    const screen = (size = SIZES[1]!) => drawReplay(desk, size, theme).map(rowText).join('\n');
    return { table, desk, press, screen, left };
  };

  it('goes forward and back by entry and by event, to rulings and to minutes', async () => {
    const { desk, press, screen } = await replayed();
    expect(screen()).toContain('entry 0 of');
    press('<right>');
    expect(screen()).toMatch(/entry 1 of \d+ · 0:00 to 0:40 · EXCON STARTEX/);
    press('n');
    expect(screen()).toMatch(/Ukraine commits: halt about K47, sector 5 refused/);
    const at = desk.entry;
    press(',');
    expect(screen()).toMatch(new RegExp(`entry ${at} of \\d+, event`));
    press('.');
    expect(screen()).not.toMatch(/, event \d/);
    press('<left><left><left><left><left>');
    expect(desk.entry).toBe(0);
    press('g');
    void pressReplay(desk, { pasted: '1:00' });
    press('<enter>');
    expect(desk.moment().minute).toBeGreaterThanOrEqual(60);
    press('<page-down><page-down><page-down>');
    expect(desk.entry).toBe(desk.playback.entries.length - 1);
  });

  it.each(SIZES)(
    'at $columns by $rows shows what each seat saw at that moment, and the truth to whom it may concern',
    async (size) => {
      const { desk, press, screen } = await replayed();
      press('<right>');
      expect(screen(size)).toContain('LADDER · chain K47');
      press('v');
      // The coalition has not heard of it yet.
      expect(screen(size)).not.toContain('K47');
      press('vv');
      expect(screen(size)).toContain('DOCKET');
      press('v');
      expect(screen(size)).toContain('T TRUTH SIDE');
      const rows = drawReplay(desk, size, theme);
      expect(rows).toHaveLength(size.rows);
      for (const each of rows) expect(rowWidth(each)).toBe(size.columns);
    },
  );

  it.each(SIZES)(
    'at $columns by $rows shows the pages of a seat, which go along, and no key that does nothing',
    async (size) => {
      const { desk, press, screen } = await replayed();
      expect(screen(size)).not.toMatch(/c commit|Enter adds/);
      press('<right>e');
      expect(screen(size)).toMatch(/EVIDENCE · chain K47 · Ukraine at 0:40/);
      expect(screen(size)).toContain('Observation post');
      press('<left>');
      expect(desk.entry).toBe(0);
      expect(screen(size)).toMatch(/EVIDENCE · Ukraine at 0:00/);
      press('<right><escape>d');
      expect(screen(size)).toMatch(/DUTIES · Ukraine at 0:40[\s\S]*a warning on K47/);
      press('l');
      expect(screen(size)).toMatch(/LINE 1,400 km · Ukraine at 0:40/);
      void pressReplay(desk, 'down', () => 5);
      expect(desk.pageScroll).toBe(1);
      void pressReplay(desk, 'page-down', () => 5);
      expect(desk.pageScroll).toBe(5);
      press('x');
      expect(screen(size)).toContain('LADDER · chain K47');
      press('n');
      const before = screen(SIZES[2]);
      press('w');
      expect(screen(SIZES[2])).not.toBe(before);
      // The Commission and the facilitator have their own screens, over which no seat's page lies.
      press('vvve');
      expect(screen(size)).not.toContain('EVIDENCE · ');
    },
  );

  it('keeps the truth of an exercise that goes on without a facilitator', async () => {
    const table = await tableOf(findScenario('first-shot'), UKRAINE);
    const desk = new ReplayDesk(openPlayback(table.file), { changed: () => {}, left: () => {}, branch: () => {} });
    const chairs = Array.from({ length: 8 }, () => {
      void pressReplay(desk, { char: 'v' });
      return desk.chair;
    });
    expect(chairs).not.toContain('excon');
    expect(chairs).toContain('commission');
  });

  it('plays by itself from 1x to 16x, and stops at the end', async () => {
    const { desk, press } = await replayed();
    void pressReplay(desk, { char: ' ' });
    expect([desk.isPlaying, desk.stepMs()]).toEqual([true, 2000]);
    press('++++++');
    expect(desk.stepMs()).toBe(125);
    for (let n = 0; n < 100 && desk.isPlaying; n++) desk.tick();
    expect([desk.isPlaying, desk.entry]).toEqual([false, desk.playback.entries.length - 1]);
    press('------');
    expect(desk.stepMs()).toBe(2000);
  });

  it('branches from where it stands, and leaves', async () => {
    const { press, left } = await replayed();
    press('<right><right> b <escape>');
    expect(left).toEqual(['branch 3', 'left']);
  });
});
