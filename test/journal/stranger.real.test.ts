// A journal is a stranger's file: whatever was changed in it and sealed again is refused or told as altered, in bounded
// time, and nothing is written because of it.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ENGINE } from '../../src/journal/engine.ts';
import { digestsOf, type Opening } from '../../src/journal/entry.ts';
import { JournalTrouble } from '../../src/journal/trouble.ts';
import { verify } from '../../src/journal/verify.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { resumeSession, startSession } from '../../src/session/session.ts';
import { freshFolder } from '../support/folder.ts';
import { composed } from '../support/orders.ts';
import { startOf } from '../support/play.ts';
import { bodiesOf, seal } from '../support/reseal.ts';
import { rung } from '../support/rung.ts';

const folder = freshFolder();
const journal = join(folder, 'ours.rung.jsonl');

// People, a policy, the Commission, a facilitator and the questionnaire, so that most kinds of lines are in it.
beforeAll(async () => {
  const holders = { ukraine: 'person', coalition: 'by-the-book', us: 'trigger-happy' } as const;
  const session = await startSession(
    findScenario('first-shot'),
    startOf(holders, { hasExcon: true, commission: 'person' }),
    journal,
    ENGINE,
  );
  const stamp = '2026-11-29T12:00:00.000Z';
  await session.send({ do: 'mark', mark: 'startex', text: null, stamp });
  for (let n = 0; n < 14 && !session.state().isEnded; n++) {
    const { minute } = session.state();
    const about = session.view('ukraine').chains[0]?.id;
    if (n === 1) await session.send({ do: 'ask', seat: 'ukraine', text: 'Whose was it?' });
    if (n === 2) await session.send({ do: 'answer', question: 0, answer: 'Nobody knows.', how: 'note', effect: null });
    if (about !== undefined && n < 6) {
      const order = { seat: 'ukraine', response: n % 2 ? 'warn' : 'halt', about, sector: 3 } as const;
      await session.send({
        do: 'compose',
        seat: 'ukraine',
        composition: composed(minute, order, { because: `reason ${n}` }),
      });
    }
    await session.send({ do: 'commit', seat: 'ukraine' });
    await session.send({ do: 'adjourn' });
    await session.send({ do: 'hold', seat: 'ukraine', because: null });
    if (n === 8) await session.send({ do: 'jump', to: minute + 600 });
  }
  await session.send({ do: 'end', stamp });
  await session.send({ do: 'reflect', by: 'ukraine', answers: { well: 'We warned.' } });
  session.close();
  expect(verify(journal).ok).toBe(true);
});

/** A small generator of its own, so that a failure can be had again from its seed. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 12), 0x297a2d39);
    return ((mixed ^ (mixed >>> 15)) >>> 0) % below;
  };
}

type Place = { holder: Record<string, unknown> | unknown[]; key: string | number };

function places(value: unknown, found: Place[] = []): Place[] {
  if (typeof value !== 'object' || value === null) return found;
  for (const key of Array.isArray(value) ? value.keys() : Object.keys(value)) {
    found.push({ holder: value as Place['holder'], key });
    places((value as Record<string, unknown>)[key], found);
  }
  return found;
}

/** Changes one place; what it did, in words. */
function changeOne(body: unknown, below: (n: number) => number): string {
  const all = places(body);
  const { holder, key } = all[below(all.length)]!;
  const at = holder as Record<string, unknown>;
  const was = at[key];
  const set = (value: unknown) => Object.assign(at, { [key]: value });
  const kinds: [string, () => unknown][] = [
    ['of another type', () => set(typeof was === 'string' ? 7 : 'seven')],
    ['null', () => set(was === null ? 0 : null)],
    ['gone', () => (Array.isArray(holder) ? holder.splice(key as number, 1) : delete at[key])],
    ['with a key more beside it', () => (Array.isArray(holder) ? holder.push({}) : Object.assign(at, { stranger: 1 }))],
    ['huge', () => set(1e300)],
    ['negative', () => set(-1)],
    ['one more', () => set(typeof was === 'number' ? was + 1 : `${String(was)}x`)],
    ['a path', () => set('../../../tmp/out')],
    ['a list of lists', () => set([[[was]]])],
    ['an object of no kind', () => set({ toString: 'x', constructor: 'x' })],
  ];
  const [name, change] = kinds[below(kinds.length)]!;
  change();
  return `${String(key)} is ${name}`;
}

describe('350 records, each changed in one place and sealed again', () => {
  const seeds = [...Array(350).keys()];
  it('are refused or told as altered, one and all', () => {
    const before = bodiesOf(journal);
    for (const seed of seeds) {
      const below = dice(seed + 1);
      const bodies = structuredClone(before);
      // Line one is long and holds most of what can be changed; the others share the rest.
      const line = below(3) === 0 ? 0 : below(bodies.length);
      const what = changeOne(bodies[line], below);
      if (JSON.stringify(bodies[line]) === JSON.stringify(before[line])) continue;
      const file = seal(join(folder, 'changed.rung.jsonl'), bodies);
      const found = outcome(file);
      expect(found, `seed ${seed}: in line ${line + 1} ${what}`).toMatch(/^(refused|damaged|altered)/);
    }
  });
});

function outcome(file: string): string {
  try {
    const { ok, intact, isAltered } = verify(file);
    return ok ? 'holds' : !intact ? 'damaged' : isAltered ? 'altered' : 'differs';
  } catch (error) {
    if (error instanceof JournalTrouble) return `refused: ${error.message}`;
    throw error;
  }
}

describe('journals from elsewhere', () => {
  // With the digests of line one made anew, as somebody would who knows the format.
  const renumber = (bodies: unknown[], numbers: Partial<Opening>) => {
    const { opening } = bodies[0] as { opening: Opening };
    Object.assign(opening, numbers);
    opening.digests = digestsOf(opening);
  };
  const first = (change: (opening: Record<string, Record<string, unknown>>) => unknown) => (bodies: unknown[]) =>
    change((bodies[0] as { opening: Record<string, Record<string, unknown>> }).opening);
  const strangers: [string, (bodies: unknown[]) => unknown][] = [
    [
      'a scenario id that climbs out of the folder',
      first(({ scenario }) => Object.assign(scenario!, { id: '../../../../tmp/out' })),
    ],
    ['a scenario id that is an object', first(({ scenario }) => Object.assign(scenario!, { id: { toString: 'x' } }))],
    ['a roster that is a number', first(({ scenario }) => Object.assign(scenario!, { roster: 7 }))],
    ['an exercise of a million hours', first(({ scenario }) => Object.assign(scenario!, { endex: 60_000_000 }))],
    [
      'a generator that never stops',
      first(({ scenario }) => {
        const { presets } = (scenario!.numbers as { generator: { presets: { calm: object } } }).generator;
        Object.assign(presets.calm, { basePerDay: 900, children: 1 });
      }),
    ],
    [
      'a draft that is a number',
      (bodies) => {
        const composed = bodies
          .flatMap((body) => (body as { events: { type: string; draft?: unknown }[] }).events)
          .find(({ type }) => type === 'order-composed');
        composed!.draft = 0;
      },
    ],
    [
      'a draft that is never done with',
      (bodies) => {
        for (const { events } of bodies as { events: { type: string; draft?: { id: number } }[] }[])
          for (const event of events) if (event.type === 'order-composed') event.draft!.id = 77;
      },
    ],
    ['a law that this version never ruled under', (bodies) => renumber(bodies, { law: 3 })],
    ['a law of before this format', (bodies) => renumber(bodies, { law: 1 })],
    ['a format that its version never wrote', (bodies) => renumber(bodies, { engine: '0.1.0' })],
    [
      'a ruling made otherwise under the same law by an unknown version',
      (bodies) => {
        renumber(bodies, { engine: '0.2.9' });
        const ruled = bodies
          .flatMap((body) => (body as { events: { type: string; given?: { ruling: object } }[] }).events)
          .find(({ type }) => type === 'order-ruled');
        ruled!.given!.ruling = { verdict: 'accepted', clause: 'C4', effectAt: 4357 };
      },
    ],
    [
      'a doctrine that contradicts itself',
      (bodies) => {
        const { opening } = bodies[0] as { opening: Opening };
        Object.assign(opening.scenario.doctrine.reads, { 'goNoGo.checks': [3] });
        renumber(bodies, {});
      },
    ],
    ['a command of no kind', (bodies) => Object.assign(bodies[3] as object, { command: { do: 'dream' } })],
  ];

  it.each(strangers)('%s', (name, change) => {
    const home = freshFolder();
    const bodies = bodiesOf(journal);
    change(bodies);
    const file = seal(join(folder, `${name.replaceAll(' ', '-')}.rung.jsonl`), bodies);
    for (const command of [
      ['verify', file],
      ['import', file],
      ['score', file],
      ['report', file],
      ['replay', file],
    ]) {
      const { code, err, out } = rung(command, home);
      expect(err + out).not.toMatch(/\n {4}at |This is a bug/);
      // What only differs is reported on with a stamp; it never passes.
      if (code === 0 && command[0] !== 'replay') expect(err).toContain('UNVERIFIED');
      expect([0, 1, 2]).toContain(code);
    }
    const exercises = join(home, 'exercises');
    expect(existsSync(exercises) ? readdirSync(exercises) : []).toEqual([]);
    expect(() => verify(file)).not.toThrow(TypeError);
    expect(rung(['library'], home).code).toBe(0);
  });

  it('changed line ends are reported, with a remedy', () => {
    const file = join(folder, 'windows.rung.jsonl');
    writeFileSync(file, readFileSync(journal, 'utf8').replaceAll('\n', '\r\n'));
    const { code, out } = rung(['verify', file], freshFolder());
    expect(code).toBe(1);
    expect(out).toContain('line ends are those of Windows');
    expect(out).toContain('dos2unix');
  });

  it('a record cut at the end of a line looks complete; a noted head shows the cut', () => {
    const cut = join(folder, 'cut.rung.jsonl');
    const lines = readFileSync(journal, 'utf8').trimEnd().split('\n');
    writeFileSync(cut, `${lines.slice(0, -2).join('\n')}\n`);
    const noted = verify(journal)
      .head.slice(0, 16)
      .toUpperCase()
      .replace(/(.{4})(?=.)/g, '$1-');
    const home = freshFolder();
    expect(rung(['verify', cut], home)).toMatchObject({ code: 0 });
    expect(rung(['verify', cut, '--head', noted], home)).toMatchObject({ code: 1 });
    expect(rung(['verify', journal, '--head', noted], home)).toMatchObject({ code: 0 });
    expect(rung(['verify', journal, '--head', 'xyz'], home)).toMatchObject({ code: 2 });
  });

  it('is not continued either', async () => {
    mkdirSync(folder, { recursive: true });
    const bodies = bodiesOf(journal);
    changeOne((bodies[0] as { opening: object }).opening, dice(5));
    const file = seal(join(folder, 'resume.rung.jsonl'), bodies);
    const copy = join(folder, 'resume-before.jsonl');
    copyFileSync(file, copy);
    await expect(resumeSession(file)).rejects.toThrow(JournalTrouble);
    expect(readFileSync(file)).toEqual(readFileSync(copy));
  });
});
