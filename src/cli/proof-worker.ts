// A thread of a proof: it gets the doctrine once and works through pieces of the parts.
import { parentPort, workerData } from 'node:worker_threads';
import type { Doctrine } from '../ladder/index.ts';
import { type Family, PARTS, type Piece, provePiece } from '../proof/index.ts';

const { doctrine } = workerData as { doctrine: Doctrine };
const families = new Map<string, Family[]>();

parentPort?.on('message', (piece: Piece) => {
  const known = families.get(piece.part) ?? PARTS.find(({ id }) => id === piece.part)!.families(doctrine);
  families.set(piece.part, known);
  parentPort!.postMessage(provePiece(doctrine, known, piece));
});
