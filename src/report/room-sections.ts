// The sections of the after-action report on what happened in the room: messages, the hand of EXCON, evaluation.
import { clock } from '../ladder/index.ts';
import type { AfterAction } from './after-action.ts';
import { list, paragraphs, plain, type Section, table } from './markdown.ts';
import { correspondentName } from './room-words.ts';
import { seatName } from './words.ts';

/** Those that have something to say. */
export function roomSections(report: AfterAction): Section[] {
  const { letters, handed, wentBack, evaluation } = report;
  const all: (Section | false)[] = [
    letters.length > 0 && { id: 'messages', title: 'Messages', body: messages(report) },
    handed.length + wentBack.length > 0 && {
      id: 'hand',
      title: 'What EXCON did to the seats',
      body: list([...handed.map(({ words }) => words), ...wentBack].map((words) => plain(`${words}.`))),
    },
    (evaluation ?? []).length > 0 && { id: 'evaluation', title: 'Evaluation', body: evaluated(report) },
  ];
  return all.filter((section) => section !== false);
}

const messages = ({ letters }: AfterAction): string =>
  table(
    ['Time', 'From', 'To', 'Text'],
    letters.map(({ at, from, to, text }) => [
      clock(at),
      correspondentName(from),
      to.map(correspondentName).join(', '),
      plain(text),
    ]),
  );

function evaluated({ evaluation }: AfterAction): string {
  const all = evaluation ?? [];
  const ratings = all.map(({ objective, ratings: given, mean }) => [
    objective === null ? 'No objective' : plain(objective),
    given.join(', ') || 'none',
    mean === null ? 'n/a' : mean.toFixed(1),
    String(given.length),
  ]);
  const noted = all
    .flatMap(({ objective, observations }) => observations.map((each) => ({ ...each, objective })))
    .sort((a, b) => a.at - b.at);
  return paragraphs(
    'What evaluators saw in the room, rated from 1 to 5; the score is computed without it.',
    table(['Objective', 'Ratings', 'Mean', 'n'], ratings),
    table(
      ['Time', 'Seat', 'Objective', 'Rating', 'Observation'],
      noted.map(({ at, seat, objective, rating, text }) => [
        clock(at),
        seat === null ? 'all' : seatName(seat),
        objective === null ? '' : plain(objective),
        rating === null ? '' : String(rating),
        plain(text),
      ]),
    ),
  );
}
