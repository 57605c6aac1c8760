// rung schema: the JSON Schema of a kind of file, for editors that complete and check while one writes.
import { doctrineShape } from '../../scenario/doctrine-file.ts';
import { jsonSchema } from '../../scenario/readable.ts';
import { scenarioShape } from '../../scenario/scenario-shape.ts';
import { studyShape } from '../../scenario/study-file.ts';
import { ordersShape, timelineShape } from '../../scenario/timeline-file.ts';
import { knownName } from '../arguments.ts';
import { printJson } from '../output.ts';

const SHAPES = {
  scenario: scenarioShape,
  timeline: timelineShape,
  doctrine: doctrineShape,
  orders: ordersShape,
  study: studyShape,
} as const;

export function schemaCommand(kind: string): void {
  const known = Object.keys(SHAPES) as (keyof typeof SHAPES)[];
  printJson(jsonSchema(SHAPES[knownName('kind', 'kind of file', kind, known)]));
}
