// What a host does with an error that nobody caught.
import { expect, it } from 'vitest';
import { goesOnAfterErrors } from '../../src/cli/console/own-process.ts';

it('a room goes on after an error that nobody caught, unless its own terminal is gone', () => {
  const told: unknown[] = [];
  const broken: unknown[] = [];
  const before = process.listeners('uncaughtException');
  const stop = goesOnAfterErrors(
    (error) => told.push(error),
    (error) => broken.push(error),
  );
  const [listener] = process.listeners('uncaughtException').filter((each) => !before.includes(each));
  const gone = Object.assign(new Error('write EIO'), { code: 'EIO' });
  for (const error of [new TypeError('a mistake'), gone, null]) listener!(error as Error, 'uncaughtException');
  expect(told).toEqual([new TypeError('a mistake'), null]);
  expect(broken).toEqual([gone]);
  stop();
  expect(process.listeners('uncaughtException')).toEqual(before);
});
