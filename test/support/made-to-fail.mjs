// Loaded before the program by tests of failure: on one signal the disk is full, or has room again; on another something
// breaks outside every call.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { writeSync } = fs;
let isFull = false;
fs.writeSync = (...given) => {
  if (isFull) throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
  return writeSync(...given);
};
syncBuiltinESMExports();
process.on('SIGURG', () => {
  isFull = !isFull;
  // So that a test knows that the signal has come.
  fs.writeFileSync(`${process.env.RUNG_HOME}/${isFull ? 'full' : 'room'}`, '');
});
process.on('SIGUSR2', () => {
  throw new Error('made to fail');
});
