// What people in the room say to the facilitator and to each other, as the panel of questions lists it: questions that wait
// first, the oldest before others; then what was answered and written, the newest first.
import type { ExconView } from '../../../exercise/chairs/excon-view.ts';
import { count } from '../../../report/words.ts';

type Question = ExconView['questions'][number];

/** A message; `isNew`: nobody at this desk has looked at the panel since it came. */
export type Written = ExconView['letters'][number] & { isNew: boolean };

/** `lettersRead`: how many messages had come when the panel was last in focus here. */
export interface Heard {
  questions: ExconView['questions'];
  letters: ExconView['letters'];
  lettersRead: number;
}

export function heardList({ questions, letters, lettersRead }: Heard): readonly (Question | Written)[] {
  const waiting = questions.filter(({ answeredAt }) => answeredAt === null);
  const answered = questions.filter(({ answeredAt }) => answeredAt !== null);
  const written = letters.map((letter, n): Written => ({ ...letter, isNew: isNews(letter) && n >= lettersRead }));
  const rest = [...answered, ...written].sort((a, b) => lastAt(a) - lastAt(b)).reverse();
  return [...waiting, ...rest];
}

export const isWritten = (heard: Question | Written): heard is Written => 'to' in heard;

/** Why that can be answered by nothing; null where it can. */
export function unanswerable(heard: Question | Written | undefined): string | null {
  if (!heard) return 'Nobody has asked anything.';
  if (isWritten(heard)) return heard.from === 'excon' ? 'You wrote that yourself.' : null;
  // A ruling on an action off the menu can be corrected.
  return heard.answeredAt === null || heard.kind === 'off-menu' ? null : 'That has been answered.';
}

const isNews = ({ from }: ExconView['letters'][number]): boolean => from !== 'excon';
const lastAt = (heard: Question | Written): number => (isWritten(heard) ? heard.at : (heard.answeredAt ?? heard.at));

/** What waits for the facilitator, as "2 questions wait" and "1 new message"; whichever panel is open. */
export function waitingWords({ questions, letters, lettersRead }: Heard): string[] {
  const waiting = questions.filter(({ answeredAt }) => answeredAt === null).length;
  const fresh = letters.slice(lettersRead).filter(isNews).length;
  return [
    ...(waiting > 0 ? [`${count(waiting, 'question')} ${waiting === 1 ? 'waits' : 'wait'}`] : []),
    ...(fresh > 0 ? [count(fresh, 'new message')] : []),
  ];
}
