// The briefing before STARTEX: the scenario, and the brief of each seat that a person holds.
import { useState } from 'react';
import type { Scenario } from '../../../exercise/scenario.ts';
import type { Seat } from '../../../ladder/index.ts';
import { COMMISSION_BRIEF, RED_BRIEF, seatName } from '../../../report/words.ts';
import { layoutFor, type Size, tooSmall } from '../../layout.ts';
import { drawPage, scrollable } from '../../pages.ts';
import { stepOf } from '../../press.ts';
import { Rows } from '../../rows.tsx';
import type { Row } from '../../text.ts';
import type { Theme } from '../../theme.ts';
import { useKeys } from '../../use-keys.tsx';
import type { Setup } from '../home/model.ts';
import { briefingFoot, briefingRows } from './drawing.ts';

interface BriefingProps {
  scenario: Scenario;
  setup: Pick<Setup, 'holders' | 'hasCommission' | 'hasRed' | 'isClosed' | 'hasExcon'>;
  theme: Theme;
  size: Size;
  onGo: () => void;
  onBack: () => void;
}

export function BriefingScreen({ scenario, setup, theme, size, onGo, onBack }: BriefingProps) {
  const [scroll, setScroll] = useState(0);
  const rows = rowsOf(scenario, setup, size.columns - 4);
  useKeys((press) => {
    if (press === 'enter') onGo();
    else if (press === 'escape') onBack();
    else setScroll(Math.max(0, Math.min(scrollable(rows, size), scroll + stepOf(press, 10))));
  });
  const screen =
    layoutFor(size).kind === 'too-small'
      ? tooSmall(size)
      : drawPage('BRIEFING', rows, briefingFoot(setup.hasExcon), size, theme, scroll);
  return <Rows rows={screen} theme={theme} height={size.rows} />;
}

function rowsOf({ title, objective, briefs }: Scenario, setup: BriefingProps['setup'], width: number): Row[] {
  const { holders, hasCommission, hasRed, isClosed } = setup;
  const seats = (Object.keys(holders) as Seat[]).filter((seat) => holders[seat] === 'person');
  const own = [
    ...seats.map((seat) => ({ seat: seatName(seat), brief: briefs[seat] })),
    ...(hasCommission ? [{ seat: 'Commission', brief: COMMISSION_BRIEF }] : []),
    ...(hasRed ? [{ seat: 'Red cell', brief: RED_BRIEF }] : []),
  ];
  // With closed seats each reads its own brief at its first turn (key i).
  const shown = isClosed && own.length > 1 ? [] : own;
  return briefingRows(title, objective, shown, briefs.all, width);
}
