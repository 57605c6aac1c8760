// The answers to the questionnaire after ENDEX, as a file → checked answers.
import * as z from 'zod';
import { LONGEST_ANSWER, RATED } from '../exercise/run/lessons.ts';
import { LESSON_QUESTIONS, type LessonAnswers } from '../exercise/words.ts';
import type { Source } from './disk.ts';
import { checkShape } from './shape-check.ts';
import { words } from './shapes.ts';
import { parseYaml } from './yaml.ts';

const answer = words(LONGEST_ANSWER);
const rating = z.int().min(1).max(5).transform(String);

const lessonsShape = z
  .strictObject(
    Object.fromEntries(LESSON_QUESTIONS.map((name) => [name, (name === RATED ? rating : answer).optional()])),
  )
  .refine((given) => Object.values(given).some((each) => each !== undefined), { error: 'The file holds no answer.' });

/** Throws MistakesFound. */
export function readLessons(source: Source): LessonAnswers {
  return checkShape(parseYaml(source), lessonsShape) as LessonAnswers;
}
