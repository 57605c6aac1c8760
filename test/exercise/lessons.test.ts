// The questionnaire after ENDEX: who may answer, when, and what stands of it.
import { describe, expect, it } from 'vitest';
import type { Command, Start } from '../../src/exercise/events.ts';
import { respondents, standingAnswers } from '../../src/exercise/run/lessons.ts';
import { playCommand, playStart } from '../../src/exercise/run/play.ts';
import type { LessonAnswers, Respondent, SeatHolder } from '../../src/exercise/words.ts';
import type { Seat } from '../../src/ladder/index.ts';
import { lessonsFor } from '../../src/report/lessons.ts';
import { startOf } from '../support/play.ts';
import { act, lineWith } from '../support/world.ts';

const STAMP = '2026-03-01T09:30:00Z';
const TABLE: Record<Seat, SeatHolder> = { ukraine: 'person', coalition: 'by-the-book', us: 'hold' };
const scenario = lineWith([act()], { endex: 12 * 60 });

/** A table with its sender; it goes on until `end`. */
function room(more: Partial<Start> = {}) {
  const { run } = playStart(scenario, startOf(TABLE, { hasExcon: true, ...more }));
  const send = (command: Command): string | null => {
    const answer = playCommand(run, command);
    return 'denied' in answer ? answer.denied : null;
  };
  const answer = (by: Respondent, answers: LessonAnswers) => send({ do: 'reflect', by, answers });
  const end = () => expect(send({ do: 'end', stamp: STAMP })).toBe(null);
  return { send, answer, end, state: () => run.state };
}

function ended(more: Partial<Start> = {}) {
  const table = room(more);
  table.end();
  return table;
}

describe('the questionnaire after ENDEX', () => {
  it('opens at ENDEX and not before; no other command of a seat is taken then', () => {
    const table = room();
    expect(table.answer('ukraine', { well: 'The warning.' })).toBe('The questionnaire opens at ENDEX.');
    table.end();
    expect(table.answer('ukraine', { well: 'The warning.' })).toBe(null);
    expect(table.send({ do: 'ask', seat: 'ukraine', text: 'Still there?' })).toBe('The exercise has ended.');
  });

  it('is for the seats that people held, the Commission where a person held it, the facilitator and observers', () => {
    const table = ended({ commission: 'person' });
    for (const seat of ['coalition', 'us'] as const)
      expect(table.answer(seat, { well: 'x' })).toBe('Nobody held that seat, so nobody can answer for it.');
    for (const by of ['ukraine', 'commission', 'facilitator', 'observer', 'observer-2'] as const)
      expect(table.answer(by, { well: 'x' })).toBe(null);
    expect(ended().answer('commission', { well: 'x' })).toContain('Nobody held that seat');
    expect(ended().answer('observer-1', { well: 'x' })).toBe('Nobody called observer-1 can answer.');
    expect(ended().answer('russia' as Respondent, { well: 'x' })).toBe('Nobody called russia can answer.');
  });

  it('offers a place to one more observer than have answered', () => {
    const table = ended();
    expect(respondents(table.state())).toEqual(['ukraine', 'facilitator', 'observer']);
    table.answer('observer', { well: 'x' });
    expect(respondents(table.state())).toEqual(['ukraine', 'facilitator', 'observer', 'observer-2']);
  });

  it.each([
    ['nothing', {}, 'There is no answer.'],
    ['a figure out of range', { confidence: '6' }, 'Expected a figure from 1 to 5.'],
    ['a word for a figure', { confidence: 'high' }, 'Expected a figure from 1 to 5.'],
    ['a control character', { well: 'a\u001b[2Jb' }, 'The answer holds characters that a screen cannot show.'],
    ['more than a page', { well: 'x'.repeat(2001) }, 'An answer has at most 2000 characters.'],
  ])('does not take %s, and records nothing', (_, answers, why) => {
    const table = ended();
    expect(table.answer('ukraine', answers)).toBe(why);
    expect(table.state().lessons).toEqual([]);
  });

  it('may be answered in parts and changed: the last answer stands, and all are on record', () => {
    const table = ended();
    table.answer('ukraine', { well: '  The warning\nwent out. ', confidence: '2' });
    table.answer('ukraine', { confidence: '4' });
    table.answer('ukraine', { change: 'Ask earlier.', well: '' });
    expect(standingAnswers(table.state(), 'ukraine')).toEqual({ change: 'Ask earlier.', confidence: '4' });
    expect(table.state().lessons).toHaveLength(3);
    expect(lessonsFor(table.state(), 'ukraine')).toEqual([
      {
        by: 'ukraine',
        answers: { change: 'Ask earlier.', confidence: '4' },
        earlier: [{ well: 'The warning went out.', confidence: '2' }],
      },
    ]);
  });

  it('is read by the facilitator whole, and by a seat only as far as it is its own', () => {
    const table = ended();
    table.answer('facilitator', { happened: 'SECRET' });
    table.answer('observer', { happened: 'SECRET' });
    table.answer('ukraine', { happened: 'We waited.' });
    expect(lessonsFor(table.state(), 'facilitator').map(({ by }) => by)).toEqual([
      'ukraine',
      'facilitator',
      'observer',
    ]);
    expect(JSON.stringify(lessonsFor(table.state(), 'ukraine'))).not.toContain('SECRET');
    expect(lessonsFor(table.state(), 'coalition')).toEqual([]);
  });
});
