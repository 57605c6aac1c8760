// The door of the proof: its parts and pieces, what came of them, and what is said about each property.

export type { Family, Part } from './product.ts';
export { PROPERTIES, type Property } from './properties.ts';
export { PARTS, type Piece, pieces, provePiece, type Tally } from './prove.ts';
export { EDGES, mergeReached, type Reached, ROWS, reachedLines } from './reached.ts';
export type { Finding, Violation } from './violation.ts';
