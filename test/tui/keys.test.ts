// The keys: what the pages do is what src/tui/keys.ts says, no more and no less; the palette comes from there.

import { describe, expect, it } from 'vitest';
import { seedTrouble } from '../../src/cli/arguments.ts';
import { KEY_PAGES } from '../../src/cli/key-pages.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { evaluatorChair } from '../../src/session/chair.ts';
import { commandsOf, type KeyRow } from '../../src/tui/keys.ts';
import type { Press } from '../../src/tui/press.ts';
import { COMMISSION_KEYS } from '../../src/tui/screens/commission/keys.ts';
import { EvaluatorDesk } from '../../src/tui/screens/evaluator/desk.ts';
import { drawEvaluatorDesk } from '../../src/tui/screens/evaluator/drawing.ts';
import { EVALUATOR_KEYS, pressEvaluator } from '../../src/tui/screens/evaluator/keys.ts';
import { EXCON_KEYS } from '../../src/tui/screens/excon/keys.ts';
import { HomeDesk, type Remembered } from '../../src/tui/screens/home/desk.ts';
import { HOME_KEYS, pressHome } from '../../src/tui/screens/home/keys.ts';
import { drawHomeDesk } from '../../src/tui/screens/home/screen.tsx';
import { RED_KEYS } from '../../src/tui/screens/red/keys.ts';
import { SEAT_KEYS } from '../../src/tui/screens/seat/keys.ts';
import { pressTable } from '../../src/tui/screens/table/keys.ts';
import { rowText, rowWidth } from '../../src/tui/text.ts';
import { BOOK, SIZES, type TestTable, tableOf, theme, threeActs } from './table.ts';

const PRINTABLE = Array.from({ length: 95 }, (_, n) => String.fromCharCode(32 + n));
const listedIn = (keys: readonly KeyRow<never>[]): Set<string> =>
  new Set(keys.flatMap(({ shown }) => shown.split(' ')));

const NOON = { now: () => new Date('2026-03-01T12:00:00Z'), timer: null, entries: async () => [], branch: () => {} };
const FORM = { form: { read: () => null, write: () => {} } };

const BIG_PUSH = findScenario('big-push');
const seat = async () => {
  const table = await tableOf(
    BIG_PUSH,
    'person',
    { isScriptOnly: true, coaching: 'before', hasExcon: true },
    { ...NOON, ...FORM },
  );
  await table.press('sv3<enter>');
  return table;
};
const facilitator = async () => {
  const table = await tableOf(BIG_PUSH, 'person', { isScriptOnly: true, hasExcon: true }, { ...NOON, ...FORM });
  // Something to overrule and something to answer, and the cursor where it may go up and down.
  await table.press('sv4<enter>cq');
  await pressTable(table.desk, { pasted: 'Whose?' });
  await table.press('<enter>fj');
  return table;
};
const commission = async () => {
  const table = await tableOf(threeActs(), { ...BOOK, coalition: 'person' }, { commission: 'person' });
  for (let n = 0; n < 40 && table.desk.chair !== 'commission'; n++) await table.press('cc');
  expect(table.desk.chair).toBe('commission');
  return table;
};

const red = () => tableOf(BIG_PUSH, BOOK, { red: 'person' });

interface Home {
  press: (press: Press) => Promise<void>;
  screen: (size?: (typeof SIZES)[number]) => string;
  desk: HomeDesk;
  did: string[];
}

function home(remembered: Remembered = { choice: null, isSeedGiven: false, isPlayed: false }, seeds = 0): Home {
  const did: string[] = [];
  let seed = seeds;
  const scenario = (id: string, objective: string) => ({
    id,
    title: id,
    objective,
    difficulty: 1,
    playMinutes: 45,
    doctrine: 'literal',
    coaching: 'at-commit' as const,
    variants: [{ name: 'night', what: 'At night.' }],
  });
  const saved = { file: 'x.rung.jsonl', name: 'mine', scenario: 'a', seed: '1', turn: 3, isEnded: false };
  const desk = new HomeDesk(
    {
      scenarios: [
        scenario('a-shot', 'warn first'),
        scenario('first-shot', 'warn, halt'),
        scenario('quorum', 'who consents'),
      ],
      saved: async () => [
        { ...saved, isWhole: true, score: null, lastPlayed: 'today', isArchived: false, trouble: null },
      ],
      doctrines: ['thirds'],
      drawSeed: () => String(++seed),
      seedTrouble,
      keepMark: async () => null,
      remembered,
      changed: () => {},
      start: ({ scenario: id }) => did.push(`start ${id}`),
      resume: (file) => did.push(`resume ${file}`),
      replay: (file) => did.push(`replay ${file}`),
      library: () => did.push('library'),
      host: ({ scenario: id, holders }) => did.push(`host ${id} ${Object.values(holders).join()}`),
      quit: () => did.push('quit'),
    },
    '',
  );
  const screen = (size = SIZES[0]!) => `${drawHomeDesk(desk, size, theme).map(rowText).join('\n')}\n${did.join()}`;
  return { press: (press) => pressHome(desk, press), screen, desk, did };
}

/** A page to press keys at, fresh each time, and all that a key may change. */
type Page = { press: (press: Press) => unknown; seen: () => string };
const DESKS: [string, readonly KeyRow<never>[], () => Page | Promise<Page>][] = [
  ['an exercise', SEAT_KEYS, async () => watched(await seat())],
  ["the facilitator's console", EXCON_KEYS, async () => watched(await facilitator())],
  ["the Commission's desk", COMMISSION_KEYS, async () => watched(await commission())],
  ["an evaluator's screen", EVALUATOR_KEYS, evaluator],
  [
    'the home screen',
    HOME_KEYS,
    () => {
      const { press, screen } = home();
      return { press, seen: screen };
    },
  ],
];

async function evaluator(): Promise<Page> {
  const { session } = await seat();
  let leaves = 0;
  const desk = new EvaluatorDesk(evaluatorChair(session), () => leaves++);
  const screen = (size: (typeof SIZES)[number]) => drawEvaluatorDesk(desk, size, theme).map(rowText);
  const seen = () => JSON.stringify([screen(SIZES[2]!), screen(SIZES[0]!), leaves, session.head()]);
  return { press: (press) => pressEvaluator(desk, press), seen };
}

function watched(table: TestTable) {
  const seen = () => {
    const { overlay, chair } = table.desk;
    return JSON.stringify([table.screen(SIZES[2]), table.screen(SIZES[0]), overlay, chair, table.session.head()]);
  };
  return { press: (press: Press) => pressTable(table.desk, press), seen };
}

describe('every page does what its list of keys says', () => {
  it.each(DESKS)(
    '%s: each command does something',
    async (_, keys, fresh) => {
      for (const { key, press } of commandsOf(keys)) {
        const page = await fresh();
        const before = page.seen();
        await page.press(press);
        expect(page.seen(), `${key.shown} does nothing`).not.toBe(before);
      }
    },
    120_000,
  );

  it.each(DESKS)(
    '%s: what is not listed does nothing',
    async (_, keys, fresh) => {
      const listed = listedIn(keys);
      const hasNumbers = [...listed].some((shown) => /^\d+–\d+$/.test(shown));
      // The shifted comma and point, as the screen shows them; and the Commission says where a seat's pages are.
      const aside = keys === COMMISSION_KEYS ? 'delpr' : '<>';
      const others = PRINTABLE.filter(
        (char) => !listed.has(char) && !aside.includes(char) && !(hasNumbers && /\d/.test(char)),
      );
      const page = await fresh();
      await page.press('tab');
      const before = page.seen();
      for (const char of others) {
        await page.press({ char });
        expect(page.seen(), `"${char}" does something`).toBe(before);
      }
    },
    120_000,
  );

  it('names no key twice on one page', () => {
    for (const keys of Object.values(KEY_PAGES)) {
      const commands = commandsOf(keys).map(({ key }) => key.shown);
      expect(new Set(commands).size).toBe(commands.length);
    }
  });
});

describe('Esc and Enter', () => {
  const TABLES: [string, () => Promise<TestTable>, readonly KeyRow<never>[]][] = [
    ['an exercise', seat, SEAT_KEYS],
    ["the facilitator's console", facilitator, EXCON_KEYS],
    ["the Commission's desk", commission, COMMISSION_KEYS],
    ["the red cell's desk", red, RED_KEYS],
  ];

  it.each(TABLES)(
    '%s: whatever a key opens, Esc closes, and nobody leaves by it',
    async (_, fresh, keys) => {
      for (const { key, press } of commandsOf(keys).filter(
        ({ key }) => !['Esc', 'Tab', 'v', 'f'].includes(key.shown),
      )) {
        const table = await fresh();
        await pressTable(table.desk, press);
        if (table.hasEnded()) continue;
        const opened = isOpen(table);
        if (!opened) continue;
        await table.press('<escape>');
        expect(isOpen(table), `${key.shown}, Esc`).toBe(false);
        expect(table.leaves()).toBe(0);
      }
    },
    120_000,
  );

  it.each(TABLES)(
    '%s: Enter ends nothing, leaves nothing and takes nothing back',
    async (_, fresh, keys) => {
      for (const { press } of commandsOf(keys).filter(({ key }) => key.shown !== 'Esc')) {
        const table = await fresh();
        await pressTable(table.desk, press);
        const { orders, isEnded } = table.session.state();
        const drafts = table.session.state().seats.ukraine.drafts.length;
        if (press === 'enter' || isEnded) continue;
        await table.press('<enter>');
        const after = table.session.state();
        expect(after.isEnded || table.leaves() > 0).toBe(false);
        expect(after.orders.length).toBeGreaterThanOrEqual(orders.length);
        // A hold lays drafts aside and says so; nothing else makes them fewer.
        if (after.orders.length === orders.length)
          expect(after.seats.ukraine.drafts.length).toBeGreaterThanOrEqual(drafts);
      }
    },
    120_000,
  );
});

/** Whether anything lies over the desk or is being asked for. */
function isOpen({ desk }: TestTable): boolean {
  const { over, input } = desk.desk;
  if (desk.overlay !== null || over !== null || input !== null) return true;
  if (desk.chair === 'commission') return desk.commission().isAsking;
  if (desk.chair === 'red') return desk.red().asking !== null;
  if (desk.chair !== 'excon') return desk.model().choices.isWhy;
  const { asking, form } = desk.exconModel();
  return asking !== null || form !== null;
}

describe('the command palette', () => {
  const type = (table: TestTable, text: string) => pressTable(table.desk, { pasted: text });

  it('narrows as letters are typed, shows each key, and Enter runs the command', async () => {
    const table = await seat();
    await table.press(':');
    expect(table.screen()).toMatch(
      /COMMANDS.*\d+ of \d+[\s\S]*c +commit this seat[\s\S]*Command \(Enter runs, Esc back\):/,
    );
    await type(table, 'hold');
    expect(table.screen()).toMatch(/▸ h +hold until news/);
    expect(table.screen()).not.toContain('commit this seat');
    await table.press('<enter>');
    expect(table.screen()).toContain('Hold until news. Because');
  });

  it('says which commands are in sight where not all are', async () => {
    const table = await seat();
    await table.press(':');
    expect(table.screen(SIZES[0])).toMatch(/COMMANDS ─+ 1–\d+ of 31 ─╮/);
    expect(table.screen(SIZES[2])).toMatch(/COMMANDS ─+ 31 of 31 ─╮/);
  });

  it('goes back by Esc and does nothing; where nothing matches Enter does nothing', async () => {
    const table = await seat();
    const before = table.screen();
    await table.press(':');
    await type(table, 'zzz');
    expect(table.screen()).toContain('No command says that');
    await table.press('<enter>');
    expect(table.desk.desk.over).not.toBeNull();
    await table.press('<escape>');
    expect(table.screen()).toBe(before);
    expect(table.leaves()).toBe(0);
  });

  it('says of a key that does nothing now why, as the key itself does', async () => {
    const alone = await tableOf(BIG_PUSH, { ...BOOK, ukraine: 'person' }, { isScriptOnly: true });
    const shut = { v: 'The other seats are held by policies', f: 'There is no facilitator', u: 'There is no order' };
    for (const [key, why] of Object.entries(shut)) {
      await alone.press(':');
      await type(alone, key);
      expect(alone.screen(SIZES[2])).toMatch(new RegExp(`▸ ${key} .*Not now: ${why}`));
      await alone.press('<enter>');
      expect(alone.screen(SIZES[2])).toContain(why);
    }
    const waiting = await tableOf(BIG_PUSH, 'person', { hasExcon: true }, { ...NOON, ...FORM });
    await waiting.press(':');
    await type(waiting, 'g');
    expect(waiting.screen(SIZES[2])).toMatch(/▸ g .*Not now: STARTEX has not been given/);
  });

  it('asks once more where the key does, and the key answers it', async () => {
    const table = await facilitator();
    await table.press(':');
    await type(table, 'endex');
    await table.press('<enter>');
    expect(table.screen()).toContain('Press x once more.');
    expect(table.session.state().isEnded).toBe(false);
    await table.press('x');
    expect(table.session.state().isEnded).toBe(true);
  });

  it('is text where something is being typed', async () => {
    const table = await seat();
    await table.press('b');
    await table.press(':');
    expect(table.desk.overlay).toBe(null);
    expect(table.desk.desk.input?.text).toBe(':');
  });

  it('opens at home too', () => {
    const { press, screen, did } = home();
    press({ char: ':' });
    press({ pasted: 'tutor' });
    expect(screen()).toMatch(/▸ t +tutorial/);
    press('enter');
    expect(did).toEqual(['start first-steps']);
  });

  it.each(SIZES)('at $columns by $rows is drawn to the cell, on every page', async (size) => {
    for (const table of [await seat(), await facilitator(), await commission()]) {
      table.press(':');
      const lines = table.screen(size).split('\n');
      expect(lines).toHaveLength(size.rows);
    }
    const { press, desk } = home();
    press({ char: ':' });
    for (const each of drawHomeDesk(desk, size, theme)) expect(rowWidth(each)).toBe(size.columns);
  });
});

describe('the filter', () => {
  it('narrows the reports as it is typed, says how many are hidden, and Esc shows all', async () => {
    const table = await seat();
    await table.press('/');
    await pressTable(table.desk, { pasted: 'ladder' });
    expect(table.screen()).toMatch(/REPORTS · ladder.*\d+ hidden/);
    expect(table.screen()).toContain('Reports with (Enter keeps, Esc shows all): ladder_');
    await pressTable(table.desk, { pasted: ' nothing says this' });
    expect(table.screen()).toContain('No report says that; Esc shows all.');
    await table.press('<escape>');
    expect(table.screen()).not.toMatch(/hidden|nothing says/);
    await table.press('/');
    await pressTable(table.desk, { pasted: 'ladder' });
    await table.press('<enter>');
    expect(table.screen(SIZES[0])).toContain('hidden');
    await table.press('<escape>');
    expect(table.screen()).not.toContain('hidden');
    expect(table.desk.overlay).toBe(null);
  });

  it('and whatever is half typed is there again when the seat comes back, with the new report', async () => {
    const table = await seat();
    await table.press('/');
    await pressTable(table.desk, { pasted: 'f31' });
    await table.press('<enter>b');
    await pressTable(table.desk, { pasted: 'half a rea' });
    // The facilitator closes the turn from elsewhere, as the turn timer does.
    await table.session.send({ do: 'step' });
    table.desk.next();
    for (let n = 0; n < 9 && table.desk.chair !== 'ukraine'; n++) {
      await table.session.send({ do: 'step' });
      table.desk.next();
    }
    expect(table.desk.chair).toBe('ukraine');
    expect(table.desk.model()).toMatchObject({
      choices: { filter: 'f31' },
      input: { kind: 'because', text: 'half a rea' },
    });
  });

  it('at home takes the seed that was given to the room, and nothing that is none', async () => {
    const { press, screen, desk } = home();
    const before = desk.model().seed;
    for (const given of ['', '1..5', 'a b', 'ü']) {
      await press({ char: 'e' });
      await press({ pasted: given });
      await press('enter');
      expect(screen()).toMatch(/Expected (up to 40 letters, digits, dots and dashes|one seed), found /);
      expect(screen(SIZES[0])).toContain(`Esc leaves ${before}`);
      await press('escape');
      expect(desk.model()).toMatchObject({ seed: before, input: null });
    }
    await press({ char: 'e' });
    for (const char of 'q-team') await press({ char });
    await press('enter');
    expect(screen()).toMatch(/Seed +q-team \(r, e\)/);
  });

  it('at home remembers what was set when one comes back; a seed that was drawn serves one exercise', async () => {
    const remembered: Remembered = { choice: null, isSeedGiven: false, isPlayed: false };
    const before = home(remembered);
    for (const char of 'jdcxms') await before.press({ char });
    await before.press('enter');
    const set = before.desk.model();
    // From the briefing nothing has changed.
    expect(home(remembered, 5).desk.model()).toMatchObject({ seed: set.seed, holders: set.holders, isClosed: true });
    expect(before.did).toEqual(['start quorum']);
    remembered.isPlayed = true;
    const again = home(remembered, 7).desk.model();
    expect(again).toMatchObject({ seed: '8', doctrine: 'thirds', coaching: 'before', hasCommission: true, chosen: 2 });
    // One that was given to the room goes on.
    const typed = home(remembered, 9);
    await typed.press({ char: 'e' });
    for (const char of 'q-team') await typed.press({ char });
    await typed.press('enter');
    remembered.isPlayed = true;
    expect(home(remembered, 11).desk.model().seed).toBe('q-team');
  });

  it('narrows the scenarios at home, where what is chosen is what starts', () => {
    const { press, screen, did } = home();
    press({ char: '/' });
    press({ pasted: 'consent' });
    expect(screen()).toMatch(/SCENARIOS · consent.*2 hidden/);
    expect(screen()).not.toContain('a-shot');
    press('enter');
    expect(did).toEqual([]);
    press('enter');
    expect(did).toEqual(['start quorum']);
    press('escape');
    expect(screen()).toMatch(/a-shot[\s\S]*▸ quorum/);
    press({ char: '/' });
    press({ pasted: 'zzz' });
    press('enter');
    press('enter');
    expect(screen()).toContain('No scenario is chosen; Esc shows all.');
    expect(did).toEqual(['start quorum']);
  });
});

describe('digits', () => {
  it('jump to an inject by its number', async () => {
    const table = await facilitator();
    const { injects } = table.session.excon()!;
    const last = injects.at(-1)!;
    await table.press(String(last.no + 1));
    expect(table.desk.exconModel()).toMatchObject({ panel: 'injects', cursors: { injects: injects.length - 1 } });
  });

  it('a jump to ENDEX that is typed asks once, as by its key', async () => {
    const table = await facilitator();
    const { endex } = table.session.excon()!;
    await table.press('G');
    await pressTable(table.desk, { pasted: `${endex / 60}:00` });
    await table.press('<enter>');
    expect(table.session.state().isEnded).toBe(false);
    expect(table.screen()).toContain('That is ENDEX: the jump ends the exercise.');
    await table.press('<enter>');
    expect(table.session.state().isEnded).toBe(true);
  });
});
