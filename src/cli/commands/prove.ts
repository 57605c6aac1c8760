// rung prove: the shipped rules against an independent reading of the page, exhaustively within stated bounds.
import { PARTS } from '../../proof/index.ts';
import { proofJson, proofLines } from '../../report/proof.ts';
import { findDoctrine, shippedDoctrines } from '../../scenario/doctrine-file.ts';
import { collectMistakes, mistakeIn } from '../../scenario/mistake.ts';
import { EXIT } from '../exit.ts';
import { print, printJson } from '../output.ts';
import { runProof, threadsOf } from '../run-proof.ts';

interface Options {
  all?: boolean;
  quick?: boolean;
  part?: string[];
  json?: boolean;
}

export async function proveCommand(named: string | undefined, options: Options): Promise<number> {
  if (named !== undefined && options.all)
    throw mistakeIn('--all', 'It proves every shipped doctrine, so none can be named.');
  const known = PARTS.map(({ id }) => id);
  const parts = options.part ?? known;
  for (const part of parts)
    if (!known.includes(part))
      throw mistakeIn('--part', `There is no part ${part}.`, `name one of ${known.join(', ')}`);
  const names = options.all ? shippedDoctrines() : [named ?? 'literal'];
  const doctrines = collectMistakes(names, findDoctrine);
  let isProved = true;
  for (const doctrine of doctrines) {
    const result = await runProof(doctrine, { parts, isQuick: options.quick ?? false, workers: threadsOf() });
    isProved &&= result.parts.every(({ violation }) => violation === null);
    if (options.json) printJson(proofJson(result), doctrines.length > 1);
    else print(proofLines(result).join('\n'));
  }
  return isProved ? EXIT.ok : EXIT.differs;
}
