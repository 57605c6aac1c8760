// Guessing is slow and floods are small.
import { describe, expect, it } from 'vitest';
import { isCode, newCode } from '../../src/room/codes.ts';
import { Guard } from '../../src/room/guard.ts';

const guardAt = () => {
  const clock = { now: 0 };
  return { clock, guard: new Guard(() => clock.now) };
};

describe('wrong codes', () => {
  it('are answered at once three times, then slower with each, and one address does not slow another', () => {
    const { clock, guard } = guardAt();
    const waits = Array.from({ length: 10 }, () => {
      const wait = guard.wait('10.0.0.7');
      clock.now += wait;
      guard.wrong('10.0.0.7');
      return wait;
    });
    expect(waits).toEqual([0, 0, 0, 1000, 2000, 4000, 8000, 16_000, 32_000, 60_000]);
    expect(guard.wait('10.0.0.8')).toBe(0);
    clock.now += 10 * 60_000;
    expect(guard.wait('10.0.0.7')).toBe(0);
  });

  it('given side by side wait one after the other', () => {
    const { guard } = guardAt();
    for (let n = 0; n < 4; n++) guard.wrong('10.0.0.7');
    expect([1, 2, 3].map(() => guard.wait('10.0.0.7'))).toEqual([2000, 4000, 6000]);
  });

  it('are forgotten with a right one, and those of addresses that are made up cost no memory', () => {
    const { guard } = guardAt();
    for (let n = 0; n < 4; n++) guard.wrong('10.0.0.7');
    guard.right('10.0.0.7');
    expect(guard.wait('10.0.0.7')).toBe(0);
    for (let n = 0; n < 20_000; n++) guard.wrong(`10.1.${n >> 8}.${n & 255}`);
    expect(guard.wait('10.1.0.0')).toBe(0);
  });
});

it('connections are bounded for each address and for all', () => {
  const { guard } = guardAt();
  const taken = (address: string, count: number) =>
    Array.from({ length: count }, () => guard.arrived(address)).filter(Boolean).length;
  expect(taken('10.0.0.7', 100)).toBe(24);
  guard.left('10.0.0.7');
  expect(taken('10.0.0.7', 5)).toBe(1);
  expect(['8', '9', '10', '11'].map((last) => taken(`10.0.0.${last}`, 24))).toEqual([24, 24, 24, 0]);
  // Somebody who never arrived leaves nothing.
  guard.left('10.9.9.9');
  expect(guard.open).toBe(96);
});

it('a flood is told of every ten seconds, and not with each connection', () => {
  const { clock, guard } = guardAt();
  expect(
    [0, 0, 9999, 1, 1].map((by) => {
      clock.now += by;
      return guard.isToBeTold();
    }),
  ).toEqual([true, false, false, true, false]);
});

it('a code has 64 bits of chance and no letter that is taken for another', () => {
  const codes = Array.from({ length: 300 }, newCode);
  expect(new Set(codes).size).toBe(300);
  const letters = new Set(codes.join('').replaceAll('-', ''));
  expect(letters.size).toBe(31);
  for (const letter of '01oil') expect(letters.has(letter)).toBe(false);
  expect(codes[0]!.replaceAll('-', '')).toHaveLength(13);
  expect(Math.log2(31) * 13).toBeGreaterThan(64);
  expect([isCode(codes[0]!, codes[0]!), isCode(codes[0]!, codes[1]!), isCode('', codes[0]!)]).toEqual([
    true,
    false,
    false,
  ]);
});
