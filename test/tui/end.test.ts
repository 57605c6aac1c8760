// After ENDEX: the score with its worst points, the questionnaire, the report beside the journal, and who sees what.
import { rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scriptOf } from '../../src/exercise/chairs/rehearsal.ts';
import type { Start } from '../../src/exercise/events.ts';
import { readJournal } from '../../src/journal/read.ts';
import { verify } from '../../src/journal/verify.ts';
import { SEATS } from '../../src/ladder/index.ts';
import { scoreReport } from '../../src/report/score.ts';
import { review } from '../../src/review/review.ts';
import { findRubric } from '../../src/scenario/rubric-file.ts';
import { DEFAULT_RUBRIC } from '../../src/scenario/rubric-source.ts';
import { seatingOf } from '../../src/session/seating.ts';
import type { Session } from '../../src/session/session.ts';
import type { DraftStore } from '../../src/tui/draft-store.ts';
import type { Press } from '../../src/tui/press.ts';
import { EndDesk, type EndMeans, type EndScore } from '../../src/tui/screens/end/desk.ts';
import { pressEnd } from '../../src/tui/screens/end/keys.ts';
import { drawOverPages, endPages, placesOf } from '../../src/tui/screens/end/pages.ts';
import { scoreRows } from '../../src/tui/screens/end/score.ts';
import { rowText, rowWidth } from '../../src/tui/text.ts';
import { composed } from '../support/orders.ts';
import { BOOK, SIZES, tableOf, theme, threeActs } from './table.ts';

const rubric = { ...findRubric(DEFAULT_RUBRIC).rubric, digest: 'test' };

function storeOf(): DraftStore & { kept: string | null } {
  const store: DraftStore & { kept: string | null } = {
    kept: null,
    read: () => store.kept,
    write: (text) => {
      store.kept = text;
    },
  };
  return store;
}

/** An exercise in which the seats of two people did nothing but what `first` does, at its end. */
async function endOf(
  more: Partial<Start> = {},
  first = async (_: Session): Promise<void> => {},
  means: Partial<EndMeans> = {},
) {
  const table = await tableOf(threeActs(), { ...BOOK, ukraine: 'person', coalition: 'person' }, more);
  const { session } = table;
  await first(session);
  for (let turn = 0; turn < 60 && !session.state().isEnded; turn++)
    for (const seat of session.persons()) await session.send({ do: 'commit', seat });
  expect(session.state().isEnded).toBe(true);
  const stores: Record<string, ReturnType<typeof storeOf>> = {};
  const written: { reader: string; told: string[] }[] = [];
  const seating = seatingOf(session);
  const desk = new EndDesk(seating, {
    noReplay: null,
    score: async () => {
      const { score, overruled } = review(readJournal(table.file), rubric);
      return { ...scoreReport(score), overruled: overruled && scoreReport(overruled) };
    },
    report: async (reader, told) => {
      written.push({ reader, told: [] });
      told('Making it.');
      return `The report is in x-${reader}.html`;
    },
    draftOf: (by) => {
      stores[by] ??= storeOf();
      return stores[by];
    },
    changed: () => {},
    replay: () => {},
    home: () => {},
    quit: () => {},
    ...means,
  });
  await Promise.resolve();
  await Promise.resolve();
  const press = async (keys: string) => {
    const { pages } = placesOf(endPages(seating, desk, SIZES[0]!), SIZES[0]!);
    for (const [key, name] of keys.matchAll(/<([a-z-]+)>|[\s\S]/g))
      await pressEnd(desk, name ? (name as Press) : { char: key }, pages);
  };
  const text = (size = SIZES[1]!) => {
    const { head, score, reasons } = endPages(seating, desk, size);
    return [...head, ...score, ...reasons].map(rowText).join('\n');
  };
  const over = (size = SIZES[0]!) => drawOverPages(desk, size, theme)?.map(rowText).join('\n') ?? '';
  return { ...table, seating, desk, stores, written, press, text, over };
}

const stamp = '2026-03-01T09:30:00Z';

/** A halt before any warning, refused, which the facilitator accepts. */
async function overruleOne(session: Session): Promise<void> {
  await session.send({ do: 'mark', mark: 'startex', text: null, stamp });
  const { minute } = session.state();
  const order = { seat: 'ukraine', response: 'halt', about: 'B40', sector: 4 } as const;
  await session.send({ do: 'compose', seat: 'ukraine', composition: composed(minute, order) });
  for (const seat of session.persons()) await session.send({ do: 'commit', seat });
  await session.send({
    do: 'overrule',
    order: session.state().orders.findIndex(({ order: { seat } }) => seat === 'ukraine'),
    verdict: 'accepted',
    because: 'They had warned.',
  });
}

describe('the score on the end screen', () => {
  it('names team and seats with bands and n, caps, and the three worst points with minute and clause', async () => {
    const { text } = await endOf();
    expect(text()).toMatch(/Team +[\d.]+, [PSMU] \(.+\), n = \d+/);
    expect(text()).toMatch(/Ukraine +[\d.]+, .*n = \d+\n +Timeliness 0 %/);
    const worst = text().split('WHERE MOST POINTS WERE LOST\n')[1]!.split('\n\n')[0]!;
    expect(worst.match(/-\d+\.\d points/g)).toHaveLength(3);
    expect(worst).toMatch(/^ +\d+:\d\d +(Ukraine|Coalition): .*\(C\d/m);
    const points = [...worst.matchAll(/-(\d+\.\d) points/g)].map(([, each]) => Number(each));
    expect(points).toEqual([...points].sort((a, b) => b - a));
  });

  it('shows what the facilitator overruled beside the ruling, and the score with it', async () => {
    const { text, press } = await endOf({ hasExcon: true, isClosed: true }, overruleOne);
    await press('<enter>');
    expect(text()).toMatch(/1 refused, 1 overruled/);
    expect(text()).toMatch(/REFUSED OR LATE[\s\S]*EXCON overruled: accepted, because They had warned\./);
    expect(text()).toMatch(/^Team .*\n +with EXCON's overrules [\d.]+/m);
    expect(text()).toMatch(/^Ukraine .*\n +with EXCON's overrules [\d.]+/m);
    await press('v<enter>');
    expect(text()).toMatch(/^Ukraine .*\n +with EXCON's overrules [\d.]+/m);
    await press('v<enter>');
    expect(text()).toMatch(/^Coalition/m);
    expect(text()).not.toContain("EXCON's overrules");
  });

  it('lists a duty that was not due by ENDEX as open and not as unmet, and an early ENDEX beside the totals', async () => {
    const { text, session } = await endOf({ hasExcon: true }, async (room) => {
      await room.send({ do: 'mark', mark: 'startex', text: null, stamp });
      await room.send({ do: 'end', stamp });
    });
    expect(session.state().prompts.length).toBeGreaterThan(0);
    expect(text()).toMatch(/0 of 0 duties met in time[\s\S]*DUTIES NOT MET\nEvery duty that was due was met in time\./);
    expect(text()).toMatch(/OPEN, NOT DUE YET.*\nUkraine: a warning about B40: due by 24:10\n/);
    expect(text()).toMatch(/Team +not assessed, n = 0; ended early, at 0:20 of 48:00/);
  });

  it('tells a duty that was met after its time from one that nobody met', async () => {
    const consultAt = async (at: number) =>
      await endOf({ script: scriptOf([composed(at, { seat: 'coalition', response: 'consult', about: 'B40' })]) });
    // Due at 24:10.
    const inTime = (await consultAt(1450)).text();
    const late = (await consultAt(1451)).text();
    for (const text of [inTime, late]) {
      expect(text).toMatch(/4 of 1\d duties met in time|3 of 1\d duties met in time, 1 late/);
      expect(text).not.toContain('a consultation on B40, raised 6:10\n');
    }
    expect(late).toMatch(/DUTIES MET AFTER THEIR TIME\nCoalition: a consultation on B40, raised 6:10, met 24:11/);
    expect(inTime).not.toContain('AFTER THEIR TIME');
  });

  it('counts no lost point of a seat that is not assessed', async () => {
    const { desk } = await endOf();
    const score = desk.score as EndScore;
    const losses = (shown: EndScore) => scoreRows(shown, SEATS, true, 100).map(rowText).join('\n').split('LOST\n')[1];
    expect(losses(score)).toContain('Coalition: ');
    const coalition = { ...score.seats.coalition!, total: null, band: null, n: 0 };
    expect(losses({ ...score, seats: { ...score.seats, coalition } })).not.toContain('Coalition: ');
  });

  it('says where the report is made', async () => {
    const { text, file } = await endOf();
    expect(text(SIZES[2])).toContain(`rung report ${file} --out report.html`);
  });

  it.each(SIZES)('fits at $columns by $rows', async (size) => {
    const { seating, desk } = await endOf();
    const { score } = endPages(seating, desk, size);
    for (const each of score) expect(rowWidth(each)).toBeLessThan(size.columns);
    expect(placesOf(endPages(seating, desk, size), size).scores).toBeLessThanOrEqual(2);
  });

  it('at a closed table a seat sees its own alone and the facilitator all, with a hand-off between', async () => {
    const { press, text, over, desk } = await endOf({ isClosed: true });
    expect(over()).toMatch(/ENDEX\. The exercise is over[\s\S]*Ukraine has the keyboard next\./);
    await press('<enter>');
    expect(over()).toBe('');
    expect(text()).toMatch(/^Ukraine +[\d.]+/m);
    expect(text()).not.toMatch(/Coalition|^Team/m);
    expect(text()).toContain('--for ukraine');
    await press('v');
    expect(over()).toContain('Coalition has the keyboard next.');
    await press('<enter>');
    expect(text()).toMatch(/^Coalition +[\d.]+/m);
    expect(text()).not.toMatch(/Ukraine [\d.]|^Team/m);
    await press('v<enter>');
    expect(desk.by).toBe('facilitator');
    expect(text()).toMatch(/^Team +[\d.]+[\s\S]*^Ukraine[\s\S]*^Coalition/m);
    // What an observer may see the facilitator grants.
    await press('v<enter>');
    expect(text()).not.toMatch(/^(Team|Ukraine|Coalition) +[\d.]/m);
  });

  it('v goes from the facilitator straight to the seats; observers come last', async () => {
    const { press, desk } = await endOf({ hasExcon: true }, async (room) => {
      await room.send({ do: 'mark', mark: 'startex', text: null, stamp });
    });
    const shown = [desk.by];
    for (let n = 0; n < 4; n++) {
      await press('v');
      shown.push(desk.by);
    }
    expect(shown).toEqual(['facilitator', 'ukraine', 'coalition', 'observer', 'facilitator']);
  });

  it('where no report is written here it says where it is read, and h says so too', async () => {
    const reportsAt = 'Reports are read in a browser.';
    const { desk, press, text, written } = await endOf({}, undefined, { reportsAt });
    expect(text()).toContain(`REPORT   ${reportsAt}`);
    expect(text()).not.toContain('rung report');
    await press('h');
    expect([desk.notice, written]).toEqual([reportsAt, []]);
  });

  it('h writes the report of whoever is shown, and says where', async () => {
    const { desk, written } = await endOf();
    // Not waited for: it tells how far it is meanwhile.
    const writing = pressEnd(desk, { char: 'h' }, 9);
    expect(desk.notice).toBe('Making it.');
    await writing;
    await Promise.resolve();
    await Promise.resolve();
    expect(desk.notice).toBe('The report is in x-facilitator.html');
    const closed = await endOf({ isClosed: true });
    await closed.press('<enter>h');
    expect([written, closed.written].map(([each]) => each?.reader)).toEqual(['facilitator', 'ukraine']);
  });
});

describe('the questionnaire at the keyboard', () => {
  it('records each answer when its question is left, and takes what is there again', async () => {
    const { press, session, over, file } = await endOf();
    await press('lWarn first.<enter>Nobody warned.<down>');
    expect(session.answers('ukraine')).toEqual({ meant: 'Warn first.', happened: 'Nobody warned.' });
    await press('<escape>l');
    expect(over()).not.toContain('not yet recorded');
    expect(over()).toMatch(/LESSONS · Ukraine[\s\S]*▸ What was meant[\s\S]*Warn first\._[\s\S]*Nobody warned\./);
    await press('<backspace>, always.<enter>');
    expect(session.answers('ukraine').meant).toBe('Warn first, always.');
    expect(session.state().lessons.map(({ answers }) => answers)).toEqual([
      { meant: 'Warn first.' },
      { happened: 'Nobody warned.' },
      { meant: 'Warn first, always.' },
    ]);
    session.close();
    expect(verify(file).ok).toBe(true);
  });

  it('keeps what Esc breaks off as a draft and says so; an answer it is not', async () => {
    const { press, session, over, desk, stores } = await endOf();
    await press('lWarn fir<escape>');
    expect(session.state().lessons).toEqual([]);
    expect(desk.notice).toBe('What was half typed is kept as a draft, not as an answer; l opens it again.');
    expect(stores.ukraine?.kept).toContain('Warn fir');
    await press('l');
    expect(over()).toContain('Warn fir_');
    await press('st.<enter><escape>');
    expect(session.answers('ukraine')).toEqual({ meant: 'Warn first.' });
    expect(desk.notice).toBe('');
  });

  it('goes on in a new file where something has happened to the journal', async () => {
    const { press, session, over, desk, file } = await endOf();
    rmSync(file);
    await press('lWarn first.<enter>');
    expect(over()).toContain('The journal was deleted');
    expect(session.answers('ukraine')).toEqual({});
    await press('<enter>');
    expect(desk.notice).toContain(`The whole record is in ${session.journal} now`);
    expect(over()).toContain('Warn first._');
    await press('<enter>');
    expect(session.answers('ukraine')).toEqual({ meant: 'Warn first.' });
    expect(session.close()).toBeNull();
    expect(session.journal).not.toBe(file);
    expect(verify(session.journal).ok).toBe(true);
  });

  it('may be skipped: nothing typed is nothing recorded', async () => {
    const { press, session } = await endOf();
    await press('l<enter><enter><down><escape>');
    expect(session.state().lessons).toEqual([]);
  });

  it('keeps what cannot be taken as it was typed, and its question in focus', async () => {
    const { press, session, over } = await endOf();
    await press('l<up>9<enter>');
    expect(over()).toContain('Expected a figure from 1 to 5.');
    expect(over()).toMatch(/9_/);
    await press('<backspace>4<enter>');
    expect(session.answers('ukraine')).toEqual({ confidence: '4' });
  });

  it('keeps a draft with every key, so that a power cut loses nothing', async () => {
    const first = await endOf();
    await first.press('lHalf a sen');
    expect(first.stores.ukraine?.kept).toContain('Half a sen');
    expect(first.session.state().lessons).toEqual([]);
    const again = await endOf();
    again.stores.ukraine = first.stores.ukraine!;
    await again.press('l');
    expect(again.over()).toContain('Half a sen_');
    await again.press('tence.<enter>');
    expect(again.session.answers('ukraine')).toEqual({ meant: 'Half a sentence.' });
    expect(again.stores.ukraine?.kept).toBe(null);
  });

  it('is answered by everybody in the room in turn, each sheet by itself', async () => {
    const { press, session, over } = await endOf();
    await press('lA<enter><escape>vlB<enter><escape>vlC<enter><escape>vlD<enter><escape>vlE<enter><escape>');
    expect(session.state().lessons.map(({ by }) => by)).toEqual([
      'ukraine',
      'coalition',
      'facilitator',
      'observer',
      'observer-2',
    ]);
    await press('l');
    expect(over()).toContain('LESSONS · The observer 2');
  });

  it('shows the end of a long answer, which is what is being typed', async () => {
    const { press, over } = await endOf();
    await press(`l${'word '.repeat(380)}end`);
    for (const size of SIZES) expect(over(size)).toContain('end_');
  });
});
