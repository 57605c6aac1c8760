// npm run judge -- [number]: plays exercises and has them judged.
import { runBundled } from '../support/run-bundled.mjs';

process.exitCode = await runBundled('test/judge/main.ts', process.argv.slice(2));
