#!/usr/bin/env node
// Arguments in, exit code out. Each command is a file of its own, which is loaded only when it is given.

// A reader that closes the pipe early, as `| head` does, is not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  // The terminal is gone: the console closes what is open.
  if (error.code === 'EIO') throw error;
  process.stderr.write(`The standard output cannot be written (${error.code}): what stands there is not whole.\n`);
  process.exit(2);
});
// Without an error output nobody can read what went wrong; the exit code still says it.
process.stderr.on('error', () => {});

// The program's own files are loaded as they are needed; where the system refuses one, that is not a bug.
process.exitCode = await main(process.argv.slice(2)).catch((error: NodeJS.ErrnoException) => {
  if (error.syscall === undefined) throw error;
  process.stderr.write(`${error.path ?? 'rung'}\n  The system refuses to read this (${error.code}).\n`);
  return 2;
});

async function main(args: readonly string[]): Promise<number> {
  if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
    // The most common question of a script is answered before anything is loaded.
    const { ENGINE } = await import('../journal/engine.ts');
    process.stdout.write(`${ENGINE}\n`);
    return 0;
  }
  if (args.length === 0) {
    // The console does not wait for the parser of arguments.
    const { openCommand } = await import('./commands/open.ts');
    return openCommand().catch(async (error) => (await import('./trouble.ts')).reportTrouble(error));
  }
  const { run } = await import('./program.ts');
  return run(args);
}

export {};
