// rung verify: is the record intact, and does every ruling in it still hold?

import { verify } from '../journal/verify.ts';
import { EXIT } from './exit.ts';
import { print, printJson } from './output.ts';

export function verifyCommand(file: string, options: { json?: boolean }): number {
  const result = verify(file);
  if (options.json) printJson(result);
  else {
    const { ok, entries, head, firstDifference, intact, rulings, rulingsDiffering, engine } = result;
    if (ok) print(`Intact: ${entries} entries, ${rulings} rulings decided again and the same.\nHead ${head}`);
    else {
      print(
        intact
          ? `Record intact (written by version ${engine}); ${rulingsDiffering} of ${rulings} rulings differ under this version.`
          : `Not intact: ${entries} entries hold.`,
      );
      if (firstDifference) print(`First difference at line ${firstDifference.line}: ${firstDifference.reason}.`);
    }
  }
  return result.ok ? EXIT.ok : EXIT.differs;
}
