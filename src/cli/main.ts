#!/usr/bin/env node
// Arguments in, exit code out. Each command lives in a file of its own and is loaded only when it is asked for.

const [first] = process.argv.slice(2);
if (process.argv.length === 3 && (first === '--version' || first === '-V')) {
  // The commonest question of a script is answered before anything is loaded.
  const { version } = await import('./version.ts');
  process.stdout.write(`${version}\n`);
} else {
  const { run } = await import('./program.ts');
  process.exitCode = await run(process.argv.slice(2));
}

export {};
