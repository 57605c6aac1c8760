// In every worker, before its first test: what ships is known as it was parsed once, and nobody can write on it.
import { inject } from 'vitest';
import { checkedAtBuild, takeAsChecked } from '../../src/scenario/shipped.ts';

const shipped = inject('shipped');
// Files that share a worker share it too.
if (shipped && checkedAtBuild() === null) {
  takeAsChecked(shipped);
  frozen(checkedAtBuild());
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const each of Object.values(value)) frozen(each);
  }
  return value;
}
