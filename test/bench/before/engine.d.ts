// What the bench asks of the engine of before: engine.js is its bundle, minified.
import type { studyExercise as now } from '../../../src/study/batch.ts';

export const studyExercise: typeof now;
