// An evaluator's screen: it looks at seats, and what is noted goes to the record. It stays open after ENDEX, while the room
// talks.
import { useEffect, useReducer, useState } from 'react';
import type { EvaluatorChair } from '../../../session/chair.ts';
import { mostScrollOver } from '../../desk-drawing.ts';
import type { Size } from '../../layout.ts';
import { Rows } from '../../rows.tsx';
import type { Theme } from '../../theme.ts';
import { useKeys } from '../../use-keys.tsx';
import { EvaluatorDesk } from './desk.ts';
import { drawEvaluatorDesk } from './drawing.ts';
import { EVALUATOR_KEYS, pressEvaluator } from './keys.ts';

interface EvaluatorProps {
  chair: EvaluatorChair;
  theme: Theme;
  size: Size;
  onLeave: () => void;
}

export function EvaluatorScreen({ chair, theme, size, onLeave }: EvaluatorProps) {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const [desk] = useState(() => new EvaluatorDesk(chair, onLeave));
  useEffect(() => chair.subscribe(redraw), [chair]);
  useKeys(async (press) => {
    await pressEvaluator(desk, press, () => mostScrollOver(EVALUATOR_KEYS, size));
    redraw();
  });
  return <Rows rows={drawEvaluatorDesk(desk, size, theme)} theme={theme} height={size.rows} />;
}
