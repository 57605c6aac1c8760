// A written story on another minute: its injects with their facts, and the times in their texts, which stand in braces, as
// {6:00}, until it is certain when they come.
import { clock, type Fact, type Minute } from '../ladder/index.ts';
import type { Inject } from './words.ts';

const TIME = /\{(\d{1,4}):([0-5]\d)\}/g;

/** A whole number with commas, as 310,000: the same on every machine, which Intl is not. */
export const inThousands = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

/** The text of an inject with the people whom it costs heat and water, who stand in it as {heat}. */
export const withHeat = (text: string, heat: number | null): string =>
  heat === null ? text : text.replaceAll('{heat}', inThousands(heat));

/** The same inject so many minutes later. The times in its texts keep their braces. */
export function shifted(inject: Inject, by: Minute): Inject {
  const moved = { ...inject, at: inject.at + by, fact: inject.fact && shiftFact(inject.fact, by) };
  return withTexts(moved, (text) => text.replace(TIME, (_, ...time: string[]) => `{${clock(minuteOf(time) + by)}}`));
}

/** A text about the story so many minutes later: its times moved, and without their braces. */
export const textLater = (text: string, by: Minute): string =>
  text.replace(TIME, (_, ...time: string[]) => clock(minuteOf(time) + by));

const minuteOf = ([hours, minutes]: readonly string[]): Minute => Number(hours) * 60 + Number(minutes);

/** The same inject where it is certain when it comes: times stand without their braces. */
export const certain = (inject: Inject): Inject => withTexts(inject, (text) => textLater(text, 0));

/** The same as it is read where nothing moves it: the people whom it costs heat and water are as written, too. */
export function asRead(inject: Inject): Inject {
  return withTexts(certain(inject), (text) => withHeat(text, inject.world?.heat ?? null));
}

const withTexts = (inject: Inject, change: (text: string) => string): Inject => ({
  ...inject,
  text: change(inject.text),
  draft: inject.draft && change(inject.draft),
  expected: inject.expected && change(inject.expected),
});

function shiftFact(fact: Fact, by: Minute): Fact {
  switch (fact.kind) {
    case 'report':
      return { ...fact, at: fact.at + by, start: fact.start + by, end: fact.end === null ? null : fact.end + by };
    case 'amend':
      return { ...fact, at: fact.at + by, start: fact.start === null ? null : fact.start + by };
    case 'end':
      return { ...fact, at: fact.at + by, when: fact.when + by };
    default:
      return { ...fact, at: fact.at + by };
  }
}
