import type { studyExercise as now } from '../../../src/study/batch.ts';

export const studyExercise: typeof now;
