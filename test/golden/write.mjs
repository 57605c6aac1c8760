// npm run playthroughs, drawings, oracle, bands, proof and readme: writes the golden files of that kind.
import { runBundled } from '../support/run-bundled.mjs';

process.exitCode = await runBundled('test/golden/main.ts', process.argv.slice(2, 3));
