// The one door of the law. Other rooms import from here and from nowhere deeper.

export * from './adjudicate.ts';
export * from './announced.ts';
export {
  type ChainList,
  type ChainLists,
  chains,
  chainsAt,
  chainWith,
  noteFact,
  noteOrder,
  openChainList,
  openChainLists,
} from './chain-list.ts';
export * from './chains.ts';
export { type CheckRow, checksOf, ownToChange, type Question } from './checks.ts';
export * from './clashes.ts';
export * from './doctrine.ts';
export * from './facts.ts';
export * from './ledger.ts';
export * from './register.ts';
export * from './ruling.ts';
export * from './windows.ts';
export * from './words.ts';
