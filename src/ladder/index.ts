// The one door of the law. Other rooms import from here and from nowhere deeper.
export * from './words.ts';
export * from './doctrine.ts';
export * from './register.ts';
export * from './announced.ts';
export * from './chains.ts';
export { CHECKS, type Check, type Question, forceToStandDown } from './checks.ts';
export * from './ruling.ts';
export * from './facts.ts';
export * from './ledger.ts';
export * from './adjudicate.ts';
