// rung schema: the JSON Schema of a kind of file, for editors that complete and check while one writes.
import { doctrineShape } from '../../scenario/doctrine-file.ts';
import { mistakeIn, nearestHint } from '../../scenario/mistake.ts';
import { jsonSchema } from '../../scenario/readable.ts';
import { scenarioShape } from '../../scenario/scenario-shape.ts';
import { studyShape } from '../../scenario/study-file.ts';
import { ordersShape, timelineShape } from '../../scenario/timeline-file.ts';
import { printJson } from '../output.ts';

const SHAPES = {
  scenario: scenarioShape,
  timeline: timelineShape,
  doctrine: doctrineShape,
  orders: ordersShape,
  study: studyShape,
} as const;

export function schemaCommand(kind: string): number {
  const shape = SHAPES[kind as keyof typeof SHAPES];
  if (!Object.hasOwn(SHAPES, kind))
    throw mistakeIn('kind', `There is no kind of file "${kind}".`, nearestHint(kind, Object.keys(SHAPES)));
  printJson(jsonSchema(shape));
  return 0;
}
