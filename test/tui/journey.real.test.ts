// Journeys through a real pseudo-terminal: what a person at the keyboard sees and does.
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { journalsIn, openFirstShot, openTerminal } from '../support/at-terminal.ts';
import { freshFolder } from '../support/folder.ts';
import { rung } from '../support/rung.ts';
import { KEY } from '../support/terminal.ts';

const SIZES = [
  { columns: 80, rows: 24 },
  { columns: 120, rows: 36 },
];

const open = (args: string[], size = SIZES[0]!, home = freshFolder(), env: Record<string, string> = {}) => ({
  user: openTerminal(args, size, { RUNG_HOME: home, ...env }),
  home,
});

/** At the desk of first-shot, after the brief and the first report. */
async function atTheDesk(size = SIZES[1]!, ...more: string[]) {
  const home = freshFolder();
  return { user: await openFirstShot(size, { RUNG_HOME: home }, ...more), home };
}

describe.each(SIZES)('at $columns by $rows', (size) => {
  it('from home to the first turns of first-shot: warn, halt, a refusal, take back, commit, leave, resume', async () => {
    const { user, home } = open([], size);
    await user.see('first-shot');
    expect(user.isOnAlternateScreen()).toBe(true);
    expect(user.text()).toContain('EXERCISE');
    user.type('e41');
    await user.see(/Seed .*: 41_/);
    user.type(KEY.enter);
    await user.see(/Seed +41 /);
    user.type(KEY.enter);
    await user.see('You speak for Ukraine.');
    user.type(KEY.enter);
    await user.see('LADDER · chain K47');
    expect(user.text()).toContain('Ukraine ▸ to decide');
    // A halt without a warning is refused, and the seat may order again in the same minute.
    user.type('4');
    await user.see('▸  4 halt 5');
    user.type(KEY.enter);
    await user.see(size.columns === 80 ? 'Orders (1)' : 'Ukraine · 1');
    user.type('c');
    await user.see('Refused: A warning comes first.');
    user.type('3');
    await user.see('▸  3 warn');
    user.type(KEY.enter);
    user.type('4');
    await user.see('▸  4 halt 5');
    user.type(KEY.enter);
    user.type('7');
    await user.see('▸  7 air-defence');
    user.type(KEY.enter);
    await user.see(size.columns === 80 ? 'Orders (3)' : 'Ukraine · 3');
    user.type('u');
    await user.see(size.columns === 80 ? 'Orders (2)' : 'Ukraine · 2');
    user.type('c');
    await user.see('⚑warned ✚halt');
    expect(user.lines()).toHaveLength(size.rows);
    user.type(KEY.escape);
    await user.see('Leave this exercise?');
    user.type(KEY.enter);
    await user.see('The exercise is saved');
    user.type(KEY.tab);
    await user.see(/▸ first-shot-\d+ +turn/);
    user.type(KEY.enter);
    await user.see('⚑warned ✚halt');
    user.type(KEY.ctrlC);
    expect(await user.exit()).toBe(0);
    expect(user.isOnAlternateScreen()).toBe(false);
    expect(user.text()).toContain('To go on: rung play');
    const [journal] = journalsIn(home);
    expect(rung(['verify', journal!], home).code).toBe(0);
  }, 40_000);
});

describe('the library', () => {
  it('opens an exercise once, however fast Enter is pressed', async () => {
    const { user, home } = await atTheDesk(SIZES[0]!);
    user.type(KEY.ctrlC);
    await user.exit();
    const again = open([], SIZES[0]!, home).user;
    await again.see('first-shot-1');
    again.type('l');
    await again.see('LIBRARY');
    again.type(`${KEY.enter}${KEY.enter}${KEY.enter}`);
    await again.see('LADDER · chain K47');
    again.type(KEY.ctrlC);
    expect(await again.exit()).toBe(0);
    expect(readdirSync(join(home, 'exercises')).filter((name) => name.endsWith('.lock'))).toEqual([]);
  }, 40_000);
});

describe('the console', () => {
  it('keeps everything through resizing, and says politely when it is too small', async () => {
    const { user } = open(['play', 'first-shot', '--seed', '41', '--coaching', 'before'], SIZES[1]!);
    await user.see('BRIEFING');
    user.type(KEY.enter);
    await user.see('RESPONSES · Ukraine');
    user.type('4');
    await user.see('Would be refused. A warning');
    user.resize(80, 24);
    await user.see('[Responses]');
    await user.see('▸  4 halt 5');
    user.resize(60, 20);
    await user.see('Rung needs 80 by 24');
    user.resize(200, 50);
    await user.see('RESPONSES · Ukraine');
    await user.see('▸  4 halt 5');
    // No full clear after the first frame.
    expect(user.written.split('\u001b[2J').length - 1).toBeLessThanOrEqual(1);
  }, 40_000);

  it('with closed seats shows nothing between seats', async () => {
    const { user, home } = open(
      [
        'play',
        'first-shot',
        '--seed',
        '41',
        '--closed-seats',
        '--seat',
        'ukraine=me',
        '--seat',
        'coalition=me',
        '--seat',
        'us=me',
      ],
      SIZES[1]!,
    );
    await user.see('BRIEFING');
    expect(user.text()).not.toContain('You speak for');
    user.type(KEY.enter);
    await user.see('Ukraine has the keyboard next.');
    expect(user.text()).not.toContain('K47');
    user.type(KEY.enter);
    await user.see('You speak for Ukraine.');
    user.type(KEY.enter);
    await user.see('LADDER · chain K47');
    user.type('cc');
    await user.see(/^(?![\s\S]*(K47|LADDER|mortar))[\s\S]*Coalition has the keyboard next\./);
    user.type(KEY.enter);
    await user.see('You speak for the coalition');
    user.type(KEY.enter);
    await user.see('RESPONSES · Coalition');
    expect(user.text()).not.toContain('a pump house burning');
    // Closed seats stay closed when the exercise is resumed.
    user.type(KEY.ctrlC);
    await user.exit();
    const [journal] = journalsIn(home);
    const again = open(['play', journal!], SIZES[1]!, home);
    await again.user.see('has the keyboard next.');
    expect(again.user.text()).not.toMatch(/K47|LADDER/);
  }, 40_000);

  it("at the Commission's desk finds, adjourns, leaves and comes back to what was found", async () => {
    const { user, home } = open(
      ['play', 'first-shot', '--seed', '41', '--seat', 'coalition=me', '--seat', 'commission=me'],
      SIZES[1]!,
    );
    await user.see('You make the findings of the Monitoring Commission.');
    user.type(KEY.enter);
    await user.see(/EXERCISE[\s\S]*Commission ▸ in session[\s\S]*DOCKET[\s\S]*ACT K47[\s\S]*BROADER ATTACK/);
    user.type('b');
    await user.see('Really certify K47 as part of a broader attack?');
    user.type('b');
    await user.see('Confirm K47 before it is certified.');
    user.type('a');
    await user.see('Whose act was K47? r Russia-side');
    user.type('r0.7');
    await user.see('how likely, 0.00 to 1.00 (Enter finds, Esc drops): 0.7_');
    user.type(KEY.enter);
    await user.see('Found on K47; all seats know it now.');
    await user.see('likely (0.70)');
    user.type('c');
    await user.see('RESPONSES · Coalition');
    user.type('e');
    await user.see(/EVIDENCE . chain K47[\s\S]*attributed Russia-side, likely \(0\.70\)/);
    user.type('z');
    await user.see('RESPONSES · Coalition');
    user.type('v');
    await user.see('The Commission is not in session now.');
    user.type(KEY.escape);
    await user.see('Leave this exercise?');
    user.type(KEY.enter);
    await user.see('The exercise is saved');
    user.type(KEY.tab);
    await user.see(/▸ first-shot-\d+ +turn/);
    user.type(KEY.enter);
    await user.see('RESPONSES · Coalition');
    user.type('v');
    await user.see(/K47 +\d.*Russia-side +0\.70 +attributed/);
    user.type(KEY.ctrlC);
    expect(await user.exit()).toBe(0);
    const [journal] = journalsIn(home);
    expect(rung(['verify', journal!], home).code).toBe(0);
  }, 40_000);

  it('takes a time, a reason and a hold; nothing typed is lost', async () => {
    const { user } = await atTheDesk(SIZES[1]!);
    user.type('b');
    await user.see('Because (Enter keeps');
    user.type('C2, fire is going on');
    user.type(KEY.enter);
    await user.see('because C2, fire is going on');
    user.type('t');
    await user.see('Minute of this turn');
    user.type('99:00');
    user.type(KEY.enter);
    await user.see('Expected a minute from 0:59 to 6:58');
    user.type(KEY.escape);
    await user.see('Enter add');
    user.type('t');
    await user.see('Minute of this turn');
    user.type('+0:10');
    user.type(KEY.enter);
    await user.see('next order: at 1:09');
    user.type('3');
    await user.see('▸  3 warn');
    user.type(KEY.enter);
    await user.see('1:09  warn about K47  because C2, fire is going on');
    user.type('h');
    await user.see('Hold until news.');
    user.type('waiting');
    user.type(KEY.enter);
    await user.see('Ukraine ▸ to decide');
  }, 40_000);

  it('takes a paste as one text, in which a line break is not Enter and a letter not a key', async () => {
    const { user } = await atTheDesk(SIZES[1]!);
    user.type('q');
    await user.see('A question to EXCON');
    user.type('\u001b[200~whose mortar?\nccc\u001b[201~');
    await user.see('whose mortar? ccc_');
    user.type(KEY.enter);
    await user.see('Your question: whose mortar? ccc');
    user.type('\u001b[200~ccc\u001b[201~');
    user.type('?');
    await user.see('KEYS');
    user.type(KEY.enter);
    await user.see('Ukraine ▸ to decide');
  }, 40_000);

  it('is killed without losing what it acknowledged, and resumes at once', async () => {
    const { user, home } = await atTheDesk(SIZES[0]!);
    user.type('3');
    await user.see('▸  3 warn');
    user.type(KEY.enter);
    await user.see('Orders (1)');
    process.kill(user.pid, 'SIGKILL');
    await user.exit();
    const [journal] = journalsIn(home);
    const again = open(['play', journal!], SIZES[0]!, home);
    await again.user.see('Orders (1)');
  }, 40_000);

  it('plays to ENDEX and shows the outcome in framed tables', async () => {
    const { user } = await atTheDesk(SIZES[0]!, '--ascii');
    for (let turn = 0; turn < 12 && !user.text().includes('ENDEX'); turn++) {
      const before = user.text();
      user.type('cc');
      await user.see(new RegExp(`^(?!${escapeRegExp(before.slice(0, 200))})`));
    }
    await user.see('ENDEX');
    await user.see(/SCORE[\s\S]*Team +[\d.]+[\s\S]*WHERE MOST POINTS WERE LOST/);
    user.type('jj');
    await user.see('| chain | T0');
    // Under --ascii nothing else reaches the screen.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII is meant
    expect(/[^\u0000-\u007f]/.test(user.text())).toBe(false);
    user.type('q');
    expect(await user.exit()).toBe(0);
  }, 40_000);

  it('after ENDEX takes answers and writes the report; the library names, archives and exports', async () => {
    const home = freshFolder();
    const file = join(home, 'exercises', 'first-shot-41.rung.jsonl');
    mkdirSync(join(home, 'exercises'));
    const drill = ['drill', 'first-shot', '--seed', '41', '--policy', 'ukraine=by-the-book', '--journal', file];
    expect(rung(drill, home).code).toBe(0);
    const { user } = open(['play', file], SIZES[0]!, home);
    await user.see('SCORE');
    user.type('l');
    await user.see('LESSONS · The facilitator');
    user.type('Warn first');
    await user.see('Warn first_');
    // Nothing typed is lost, whatever happens to the console.
    process.kill(user.pid, 'SIGKILL');
    await user.exit();
    const { user: again } = open(['play', file], SIZES[0]!, home);
    await again.see('SCORE');
    again.type('l');
    await again.see('Warn first_');
    again.type(KEY.enter);
    await again.see('Recorded.');
    again.type(KEY.escape);
    await again.see('SCORE');
    again.type('h');
    await again.see('The report is in');
    expect(readFileSync(join(home, 'exercises', 'first-shot-41.html'), 'utf8')).toContain('Warn first');
    again.type(KEY.escape);
    await again.see('SAVED EXERCISES');
    again.type('l');
    await again.see(/LIBRARY[\s\S]*▸ first-shot-41[\s\S]*Ukraine: by the book · Coalition: nobody/);
    again.type('n');
    await again.see('Name (Enter keeps, Esc drops): first-shot-41_');
    again.type(' A');
    await again.see('41 A_');
    again.type(KEY.enter);
    await again.see('It is called first-shot-41 A now.');
    again.type('a');
    await again.see('z the archive (1)');
    again.type('u');
    await again.see('▸ first-shot-41 A');
    again.type('e');
    await again.see('Export to this file or folder');
    for (let n = 0; n < 30; n++) again.type(KEY.backspace);
    again.type(join(home, 'out.jsonl'));
    again.type(KEY.enter);
    await again.see('first-shot-41 A is in');
    expect(readFileSync(join(home, 'out.jsonl'), 'utf8')).toBe(readFileSync(file, 'utf8'));
    again.type(KEY.enter);
    await again.see('SCORE');
    again.type('q');
    expect(await again.exit()).toBe(0);
    expect(rung(['verify', file], home).code).toBe(0);
  }, 60_000);

  it('rung lessons asks on a terminal, and records each answer before the next question', async () => {
    const home = freshFolder();
    const file = join(home, 'x.rung.jsonl');
    rung(['drill', 'first-shot', '--seed', '41', '--policy', 'ukraine=by-the-book', '--journal', file], home);
    const { user } = open(['lessons', file, '--as', 'observer'], SIZES[0]!, home);
    await user.see('What was meant to happen');
    user.type(`Warn first${KEY.enter}`);
    await user.see('What happened?');
    expect(readFileSync(file, 'utf8')).toContain('Warn first');
    user.type(`${KEY.enter}${KEY.enter}${KEY.enter}${KEY.enter}`);
    await user.see('How sure were you');
    user.type(`9${KEY.enter}`);
    await user.see('Expected a figure from 1 to 5.');
    user.type(`3${KEY.enter}`);
    expect(await user.exit()).toBe(0);
    const { lessons } = JSON.parse(rung(['lessons', file, '--json'], home).out);
    expect(lessons).toMatchObject([{ by: 'observer', answers: { meant: 'Warn first', confidence: '3' } }]);
  }, 40_000);
});

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

describe('the bell', () => {
  it.each([
    [['--bell'], 1],
    [[], 0],
  ])('with %j the wire carries it when the keyboard comes back, and not before', async (more, times) => {
    const { user } = await atTheDesk(SIZES[1]!, ...more);
    user.type('3');
    await user.see('▸  3 warn');
    expect(user.written).not.toContain('\u0007');
    user.type(`${KEY.enter}c`);
    await user.see(/accepted {2}warn|ACCEPTED warn/);
    expect(user.written.split('\u0007')).toHaveLength(times + 1);
  });
});
