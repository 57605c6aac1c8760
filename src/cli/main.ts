#!/usr/bin/env node
// Arguments in, exit code out. Each command lives in a file of its own and is loaded only when it is asked for.
// Whoever reads the output may have read enough (as `| head` does): that is no trouble.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  // The terminal is gone: whoever plays there closes what is open.
  if (error.code === 'EIO') throw error;
  process.stderr.write(`The standard output cannot be written (${error.code}): what stands there is not whole.\n`);
  process.exit(2);
});
// What went wrong can be read nowhere then: the exit code says it still.
process.stderr.on('error', () => {});

const args = process.argv.slice(2);

if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
  // The commonest question of a script is answered before anything is loaded.
  const { version } = await import('./version.ts');
  process.stdout.write(`${version}\n`);
} else if (args.length === 0) {
  // So is the commonest wish of a person: the console does not wait for the parser of arguments.
  const { openCommand } = await import('./open.ts');
  process.exitCode = await openCommand().catch(async (error) => (await import('./trouble.ts')).reportTrouble(error));
} else {
  const { run } = await import('./program.ts');
  process.exitCode = await run(args);
}

export {};
