// The after-action page and the hand-outs stay small enough to be sent about.
import { describe, expect, it } from 'vitest';
import { PAGES } from './handed-out.ts';

const LARGEST_BYTES = 400_000;

describe.each(PAGES)('%s', (_, make) => {
  it('weighs less than 400 kB', async () => {
    expect(Buffer.byteLength(await make())).toBeLessThan(LARGEST_BYTES);
  });
});
