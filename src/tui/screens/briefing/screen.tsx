// The briefing before STARTEX: the scenario, and the brief of each seat that a person holds.
import { useState } from 'react';
import type { Scenario } from '../../../exercise/scenario.ts';
import type { SeatHolder } from '../../../exercise/words.ts';
import type { Seat } from '../../../ladder/index.ts';
import { COMMISSION_BRIEF, seatName } from '../../../report/words.ts';
import type { Size } from '../../layout.ts';
import { briefingFoot, briefingRows, drawPage } from '../../pages.ts';
import { Rows } from '../../rows.tsx';
import type { Theme } from '../../theme.ts';
import { useKeys } from '../../use-keys.tsx';

interface BriefingProps {
  scenario: Scenario;
  holders: Readonly<Record<Seat, SeatHolder>>;
  hasCommission: boolean;
  isClosed: boolean;
  hasExcon: boolean;
  theme: Theme;
  size: Size;
  onGo: () => void;
  onBack: () => void;
}

export function BriefingScreen({
  scenario,
  holders,
  hasCommission,
  isClosed,
  hasExcon,
  theme,
  size,
  onGo,
  onBack,
}: BriefingProps) {
  const [scroll, setScroll] = useState(0);
  const seats = (Object.keys(holders) as Seat[]).filter((seat) => holders[seat] === 'person');
  const own = [
    ...seats.map((seat) => ({ seat: seatName(seat), brief: scenario.briefs[seat] })),
    ...(hasCommission ? [{ seat: 'Commission', brief: COMMISSION_BRIEF }] : []),
  ];
  // With closed seats each reads its own brief at its first turn (key i).
  const shown = isClosed && own.length > 1 ? [] : own;
  const rows = briefingRows(scenario.title, scenario.objective, shown, scenario.briefs.all, size.columns - 4);
  useKeys((press) => {
    if (press === 'enter') onGo();
    else if (press === 'escape') onBack();
    else if (press === 'down') setScroll(Math.min(scroll + 1, Math.max(0, rows.length - (size.rows - 4))));
    else if (press === 'up') setScroll(Math.max(0, scroll - 1));
  });
  return (
    <Rows
      rows={drawPage('BRIEFING', rows, briefingFoot(hasExcon), size, theme, scroll)}
      theme={theme}
      height={size.rows}
    />
  );
}
