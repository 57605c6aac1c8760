// The exercise on the screen: draws the desk, hands it the keys.
import { useEffect, useReducer, useState } from 'react';
import type { Session } from '../../session/session.ts';
import { EXERCISE_KEYS } from '../keys.ts';
import type { Size } from '../layout.ts';
import { dutyRows } from '../parts/ladder.ts';
import { Rows } from '../rows.tsx';
import { type Row, wrap } from '../text.ts';
import type { Theme } from '../theme.ts';
import { useKeys } from '../use-keys.tsx';
import { ExerciseDesk } from './exercise-desk.ts';
import { drawExercise } from './exercise-drawing.ts';
import { drawPage, handOffRows, helpRows } from './pages.ts';

interface ExerciseProps {
  session: Session;
  /** Said at the foot when the screen opens. */
  notice: string;
  theme: Theme;
  size: Size;
  onLeave: () => void;
  onEnd: () => void;
}

export function ExerciseScreen({ session, notice, theme, size, onLeave, onEnd }: ExerciseProps) {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const [desk] = useState(() => new ExerciseDesk(session, { notice, changed: redraw, left: onLeave, ended: onEnd }));
  useKeys((press) => desk.press(press));
  useEffect(() => {
    if (session.state().isEnded) onEnd();
  }, [session, onEnd]);
  return <Rows rows={draw(desk, size, theme)} theme={theme} height={size.rows} />;
}

function draw(desk: ExerciseDesk, size: Size, theme: Theme): Row[] {
  const { view } = desk.model();
  switch (desk.overlay) {
    case 'help':
      return drawPage(
        'KEYS',
        helpRows(EXERCISE_KEYS, size.columns - 4),
        'any key goes back',
        size,
        theme,
        desk.overlayScroll,
      );
    case 'brief':
      return drawPage(
        'BRIEF',
        wrap(view.brief, Math.min(100, size.columns - 4)),
        'any key goes back',
        size,
        theme,
        desk.overlayScroll,
      );
    case 'duties':
      return drawPage('DUTIES', dutyRows(view, size.columns - 4), 'any key goes back', size, theme, desk.overlayScroll);
    case 'leave':
      return drawPage(
        'LEAVE',
        wrap(
          'Leave this exercise? Everything is saved; it can be resumed at this very point.',
          Math.min(100, size.columns - 4),
        ),
        'Enter leaves · any other key stays',
        size,
        theme,
      );
    case 'hand-off':
      return drawPage('HAND-OFF', handOffRows(desk.seat), 'Enter: I am this seat', size, theme);
    case null:
      return drawExercise(desk.model(), size, theme);
  }
}
