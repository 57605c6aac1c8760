// The texts of one's own that the world says back: which words may stand in braces there.
import { describe, expect, it } from 'vitest';
import { changed, mistakesIn } from './template.ts';

const withAnswer = (manner: string, text: string) =>
  changed([
    'variants:\n',
    `answers:\n  - { to: warning, manner: ${manner}, from: "Ministry, side B", medium: message, text: "${text}" }\n\nvariants:\n`,
  ]);
const said = (manner: string, text: string) => mistakesIn(withAnswer(manner, text)).map(({ message }) => message);

describe('an answer of a scenario', () => {
  it.each([
    ['denial', '{seat} has been told wrong of {sector}.'],
    ['pause', 'We hold our fire in {sector} from {hour}.'],
  ])('may be of the manner %s: %s', (manner, text) => {
    expect(said(manner, text)).toEqual([]);
  });

  it.each([
    ['denial', 'At {6:00} nothing was fired.', 'Only {sector} and {seat} stand in braces in an answer; found {6:00}.'],
    ['denial', 'From {hour} on.', 'Only {sector} and {seat} stand in braces in an answer; found {hour}.'],
    ['pause', 'We hold our fire.', 'The offer of a pause names the hour from which fire is held.'],
  ])('of the manner %s is refused: %s', (manner, text, message) => {
    expect(said(manner, text)).toEqual([message]);
  });
});
