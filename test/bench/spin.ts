// The control of everything that runs on several threads: arithmetic that touches no memory.

/** One spin of about a millisecond. */
export function spin(n: number): number {
  let x = n | 1;
  for (let i = 0; i < 1_000_000; i++) x = (Math.imul(x, 1664525) + 1013904223) | 0;
  return x === 0 ? 2 : 1;
}
