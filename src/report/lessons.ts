// The questionnaire after ENDEX in words, and its answers for the report: the facilitator reads all of them, a seat
// its own.
import { respondents, standingAnswers } from '../exercise/run/lessons.ts';
import type { State } from '../exercise/state.ts';
import {
  LESSON_QUESTIONS,
  type LessonAnswers,
  type LessonQuestion,
  type LessonSheet,
  type Respondent,
} from '../exercise/words.ts';
import type { Seat } from '../ladder/index.ts';
import { listed, seatName } from './words.ts';

export interface Question {
  id: LessonQuestion;
  /** In a word or two, for lists. */
  short: string;
  asks: string;
}

const WORDS: Record<LessonQuestion, [string, string]> = {
  meant: ['Meant', 'What was meant to happen, as you understood the plan and your brief?'],
  happened: ['Happened', 'What happened?'],
  well: ['Went well', 'What went well, and why?'],
  change: ['To change', 'What would you change, and who would have to change it?'],
  unclear: ['Unclear', 'Which sentence of the plan was unclear, or could be read in two ways?'],
  confidence: [
    'Confidence',
    'How sure were you whose acts these were when you decided? 1 (not at all) to 5 (entirely)',
  ],
};

export const QUESTIONS: readonly Question[] = LESSON_QUESTIONS.map((id) => {
  const [short, asks] = WORDS[id];
  return { id, short, asks };
});

export function respondentName(by: Respondent): string {
  if (by === 'ukraine' || by === 'coalition' || by === 'us') return seatName(by);
  if (by === 'commission') return 'The Commission';
  const [who, number] = by.split('-');
  return `The ${who}${number ? ` ${number}` : ''}`;
}

export interface LessonReport {
  by: Respondent;
  /** As last given, without those that were taken back. */
  answers: LessonAnswers;
  /** Answers that were changed later, in their order. */
  earlier: readonly LessonSheet['answers'][];
}

/** Who has given an answer and not taken it back. */
export const answeredBy = (state: State): Respondent[] =>
  respondents(state).filter((by) => Object.keys(standingAnswers(state, by)).length > 0);

export const inSentence = (by: Respondent): string => respondentName(by).replace(/^The /, 'the ');

/** Tells a seat whether it and others have answered; empty where nobody else has. */
export function answeredWords(by: Seat, answered: readonly Respondent[]): string {
  const others = listed(answered.filter((each) => each !== by).map(inSentence));
  const elsewhere = "; the facilitator's report holds what they say.";
  if (answered.includes(by)) return others && `It was also answered by ${others}${elsewhere}`;
  const own = `${seatName(by)} has not answered the questionnaire after ENDEX.`;
  return others ? `${own} It was answered by ${others}${elsewhere}` : `${own} Nobody has.`;
}

export function lessonsFor(state: State, reader: Seat | 'facilitator'): LessonReport[] {
  return respondents(state)
    .filter((by) => reader === 'facilitator' || by === reader)
    .flatMap((by) => {
      const sheets = state.lessons.filter((sheet) => sheet.by === by);
      if (sheets.length === 0) return [];
      return [{ by, answers: standingAnswers(state, by), earlier: supersededOf(sheets) }];
    });
}

function supersededOf(sheets: readonly LessonSheet[]): LessonAnswers[] {
  return sheets.flatMap(({ answers }, place) => {
    const later = sheets.slice(place + 1);
    const changed = Object.entries(answers).filter(
      ([question, text]) =>
        text !== '' && later.some((sheet) => sheet.answers[question as LessonQuestion] !== undefined),
    );
    return changed.length > 0 ? [Object.fromEntries(changed)] : [];
  });
}

const answersLine = (answers: LessonAnswers): string =>
  QUESTIONS.flatMap(({ id, short }) => {
    const answer = answers[id];
    return answer === undefined ? [] : [`${short}: ${answer || '(taken back)'}`];
  }).join('; ');

export const lessonsLine = ({ by, answers }: LessonSheet): string =>
  `${respondentName(by)} answers the questionnaire. ${answersLine(answers)}`;

/** For a terminal: every respondent's answers, question by question. */
export function lessonsText(reports: readonly LessonReport[]): string[] {
  if (reports.length === 0) return ['Nobody has answered the questionnaire yet.'];
  return reports.flatMap(({ by, answers }, place) => [
    ...(place === 0 ? [] : ['']),
    respondentName(by),
    ...QUESTIONS.flatMap(({ id, asks }) => [`  ${asks}`, `    ${answers[id] ?? '-'}`]),
  ]);
}
