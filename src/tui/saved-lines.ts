// A saved exercise as a line of a list.
import { fitting } from '../report/fitting.ts';
import { type Row, row, span, spread } from './text.ts';
import type { Theme } from './theme.ts';

export interface SavedLine {
  file: string;
  name: string;
  /** With its variant. */
  scenario: string;
  /** Empty while it goes on. */
  seed: string;
  turn: number;
  isEnded: boolean;
  /** Not where ENDEX was given before its time. */
  isWhole: boolean;
  /** Of the team, in a word or two; null while it goes on. */
  score: string | null;
  lastPlayed: string;
  isArchived: boolean;
  /** What is wrong with it, or null. */
  trouble: string | null;
}

/** One saved exercise in a list. */
export function savedRow(saved: SavedLine, isChosen: boolean, width: number, { glyphs }: Pick<Theme, 'glyphs'>): Row {
  const { name, scenario, seed, turn, isEnded, isWhole, score, lastPlayed, trouble } = saved;
  const ended = isWhole ? 'ended' : 'ended early';
  const state = trouble !== null ? 'unreadable' : isEnded ? ended : `turn ${turn}`;
  const isWide = width >= 100;
  // A name that begins with the scenario's says it.
  const says = name.startsWith(scenario) ? '' : scenario;
  const cells = [
    span(`${cutTo(name, isWide ? 34 : 22)} `, isChosen ? 'strong' : 'plain'),
    isWide ? `${cutTo(says, 28)} ` : '',
    `${cutTo(seed && `seed ${seed}`, 12)} `,
    state,
    score === null ? '' : span(`  ${score}`, 'strong'),
  ];
  return spread(
    row(span(isChosen ? `${glyphs.pointer} ` : '  ', 'strong'), ...cells),
    row(span(`${lastPlayed}  `, 'dim'), trouble !== null ? '' : isEnded ? 'look' : 'resume'),
    width,
  );
}

/** At exactly that many letters. */
const cutTo = (text: string, length: number): string =>
  text.length > length ? `${fitting(text, length - 1).text}…`.padEnd(length) : text.padEnd(length);
