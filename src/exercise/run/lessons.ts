// The questionnaire after ENDEX (exercise.md 8, hot wash): who may answer, and what stands. An answer may be changed;
// every one is on record and the last one to each question stands.

import { SEATS, type Seat } from '../../ladder/index.ts';
import type { Denial, Event } from '../events.ts';
import type { State } from '../state.ts';
import { hasControls } from '../text.ts';
import {
  LESSON_QUESTIONS,
  type LessonAnswers,
  type LessonQuestion,
  type LessonSheet,
  type Respondent,
} from '../words.ts';

/** The question that is answered with a figure from 1 to 5. */
export const RATED: LessonQuestion = 'confidence';

export const LONGEST_ANSWER = 2000;

export function isRespondent(name: string): name is Respondent {
  return (
    SEATS.includes(name as Seat) ||
    name === 'commission' ||
    name === 'facilitator' ||
    /^observer(-([2-9]|[1-9]\d))?$/.test(name)
  );
}

/** Who may answer: whoever a person held, the facilitator and observers. Of the observers one that has not answered. */
export function respondents({ seats, commission, lessons }: State): Respondent[] {
  const observers = [...new Set(lessons.map(({ by }) => by))].filter((by) => by.startsWith('observer'));
  const next: Respondent = observers.length === 0 ? 'observer' : `observer-${observers.length + 1}`;
  const others = observers.includes(next) ? [] : [next];
  return [
    ...SEATS.filter((seat) => seats[seat].isOfPeople),
    ...(commission.holder === 'person' ? (['commission'] as const) : []),
    'facilitator',
    ...observers,
    ...others,
  ];
}

/** What stands of somebody's answers. */
export function standingAnswers({ lessons }: State, by: Respondent): LessonAnswers {
  const all: LessonAnswers = Object.assign({}, ...lessons.filter((sheet) => sheet.by === by).map((s) => s.answers));
  return Object.fromEntries(
    LESSON_QUESTIONS.flatMap((question) => {
      const answer = all[question];
      return answer ? [[question, answer]] : [];
    }),
  );
}

/** The answers in the order of the questions, each on one line. */
export function answersGiven(answers: LessonAnswers): LessonAnswers {
  return Object.fromEntries(
    LESSON_QUESTIONS.flatMap((question): [LessonQuestion, string][] => {
      const text = answers[question];
      return text === undefined ? [] : [[question, text.replace(/\s+/g, ' ').trim()]];
    }),
  );
}

export function decideLessons(state: State, { by, answers }: LessonSheet): Event[] | Denial {
  if (!state.isEnded) return { denied: 'The questionnaire opens at ENDEX.' };
  if (!isRespondent(by)) return { denied: `Nobody called ${by} can answer.` };
  if (!by.startsWith('observer') && !respondents(state).includes(by))
    return { denied: 'Nobody held that seat, so nobody can answer for it.' };
  const given = Object.entries(answersGiven(answers)) as [LessonQuestion, string][];
  if (given.length === 0) return { denied: 'There is no answer.' };
  for (const [question, text] of given) {
    const why = unfit(question, text);
    if (why) return { denied: why };
  }
  return [{ type: 'lessons-answered', by, answers: Object.fromEntries(given) }];
}

/** Why an answer cannot be taken, as a sentence; or null. */
function unfit(question: LessonQuestion, text: string): string | null {
  if (question === RATED && !/^([1-5])?$/.test(text)) return 'Expected a figure from 1 to 5.';
  if (text.length > LONGEST_ANSWER) return `An answer has at most ${LONGEST_ANSWER} characters.`;
  return hasControls(text) ? 'The answer holds characters that a screen cannot show.' : null;
}
