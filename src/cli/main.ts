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

// Its own files are read as they are needed, and what the system refuses then is no bug either.
process.exitCode = await main(process.argv.slice(2)).catch((error: NodeJS.ErrnoException) => {
  if (error.syscall === undefined) throw error;
  process.stderr.write(`${error.path ?? 'rung'}\n  The system refuses to read this (${error.code}).\n`);
  return 2;
});

async function main(args: readonly string[]): Promise<number> {
  if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
    // The commonest question of a script is answered before anything is loaded.
    const { ENGINE } = await import('../journal/engine.ts');
    process.stdout.write(`${ENGINE}\n`);
    return 0;
  }
  if (args.length === 0) {
    // So is the commonest wish of a person: the console does not wait for the parser of arguments.
    const { openCommand } = await import('./commands/open.ts');
    return openCommand().catch(async (error) => (await import('./trouble.ts')).reportTrouble(error));
  }
  const { run } = await import('./program.ts');
  return run(args);
}

export {};
