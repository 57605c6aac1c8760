// Any keys in any order: the desk never breaks, and whatever it shows is drawn to the cell at every size.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stream } from '../../src/exercise/dice.ts';
import { verify } from '../../src/journal/verify.ts';
import { allScenarios } from '../../src/scenario/scenario-file.ts';
import { startSession } from '../../src/session/session.ts';
import { ExerciseDesk } from '../../src/tui/screens/exercise-desk.ts';
import { drawExercise } from '../../src/tui/screens/exercise-drawing.ts';
import { rowWidth } from '../../src/tui/text.ts';
import { themeFor } from '../../src/tui/theme.ts';
import type { Press } from '../../src/tui/use-keys.tsx';
import { startOf } from '../support/play.ts';
import { freshFolder } from '../support/rung.ts';

const theme = themeFor({ isAscii: false, hasColour: true });
const SIZES = [
  { columns: 80, rows: 24 },
  { columns: 120, rows: 36 },
  { columns: 200, rows: 50 },
];
const SPECIAL = [
  'up',
  'down',
  'left',
  'right',
  'enter',
  'enter',
  'tab',
  'back-tab',
  'escape',
  'backspace',
  'page-up',
  'page-down',
] as const;
const CHARS = [...'0123456789cccuthhsSbvwidqo?jk<>xyz+: é日'];

describe('the desk takes any keys', () => {
  it.each(allScenarios().map(({ id }, index) => [id, index] as const))(
    '%s',
    (id, index) => {
      const scenario = allScenarios()[index]!;
      for (const coaching of ['before', 'at-commit', 'at-debrief'] as const) {
        const dice = stream(`${id} ${coaching}`, 'keys');
        const isClosed = dice.next() < 0.5;
        const file = join(freshFolder(), 'keys.jsonl');
        const session = startSession(scenario, startOf('person', { coaching, isClosed }), file, 'test');
        let hasLeft = false;
        const desk = new ExerciseDesk(session, {
          notice: '',
          changed: () => {},
          left: () => {
            hasLeft = true;
          },
          ended: () => {},
        });
        const pressed: string[] = [];
        for (let n = 0; n < 80 && !session.state().isEnded; n++) {
          const roll = dice.next();
          const press: Press =
            roll < 0.4
              ? SPECIAL[dice.below(SPECIAL.length)]!
              : roll < 0.97
                ? { char: CHARS[dice.below(CHARS.length)]! }
                : { pasted: 'a pasted\ttext, rather long: Київ 日本語 '.repeat(4) };
          pressed.push(JSON.stringify(press));
          desk.press(press);
          if (hasLeft) {
            // Leaving asks once; whoever leaves comes back here.
            expect(pressed.at(-1)).toMatch(/enter|"y"/);
            hasLeft = false;
          }
          for (const size of SIZES) {
            const rows = drawExercise(desk.model(), size, theme);
            expect(rows.length, pressed.slice(-12).join(' ')).toBe(size.rows);
            for (const each of rows) expect(rowWidth(each), pressed.slice(-12).join(' ')).toBe(size.columns);
          }
        }
        session.close();
        expect(verify(file).ok).toBe(true);
      }
    },
    60_000,
  );
});
