// The table of what a quick look at the literal reading reaches, made of parts B to D in this process.
import { mergeReached, PARTS, pieces, provePiece, type Reached, reachedLines } from '../../src/proof/index.ts';
import { literal } from '../support/timeline.ts';

export const REACHED = 'test/proof/reached.txt';

export function reachedText(): string {
  const reached: Reached = {};
  const families = new Map(PARTS.map(({ id, families: of }) => [id, id === 'F' ? [] : of(literal)]));
  for (const piece of pieces(literal, ['B', 'D'], true))
    mergeReached(reached, provePiece(literal, families.get(piece.part)!, piece).reached);
  return `${reachedLines(reached).join('\n')}\n`;
}
