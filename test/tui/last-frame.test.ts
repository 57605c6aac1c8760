// What a frame of the console keeps of the one before: rows that are drawn again, and no others.
import { describe, expect, it } from 'vitest';
import { LastFrame, LastFrames } from '../../src/tui/last-frame.ts';

describe('what is known of the rows of a frame', () => {
  it('is taken over by the next frame as it is asked for, and goes with the frame that does not ask', () => {
    const first = new LastFrame<string, number>();
    first.set('stays', 1);
    first.set('goes', 2);
    const second = new LastFrame(first);
    expect(second.get('stays')).toBe(1);
    expect(second.get('unknown')).toBeUndefined();
    const third = new LastFrame(second);
    expect(third.get('stays')).toBe(1);
    expect(third.get('goes')).toBeUndefined();
    expect([...third.keys()]).toEqual(['stays']);
  });

  it('keeps no frame but the one before', () => {
    const first = new LastFrame<string, number>();
    first.set('row', 1);
    const second = new LastFrame(first);
    new LastFrame(second);
    expect(second.get('row')).toBeUndefined();
  });

  it('is of one console alone: another that draws meanwhile has its own', () => {
    const frames = new LastFrames<LastFrame<string, number>>();
    const after = (before: LastFrame<string, number> | undefined) => new LastFrame(before);
    const [one, other] = [{}, {}];
    frames.next(one, after).set('row', 1);
    frames.next(other, after).set('row', 2);
    frames.next(undefined, after).set('row', 3);
    expect([frames.next(one, after).get('row'), frames.next(other, after).get('row')]).toEqual([1, 2]);
    expect(frames.next(undefined, after).get('row')).toBeUndefined();
  });
});
