// The exercise on the screen: draws what lies on the table, hands the keys to whoever has the keyboard.
import { useApp } from 'ink';
import { useEffect, useReducer, useState } from 'react';
import type { Doctrine } from '../../../ladder/index.ts';
import type { Seating } from '../../../session/seating.ts';
import type { DraftStore } from '../../draft-store.ts';
import type { Size } from '../../layout.ts';
import { Rows } from '../../rows.tsx';
import type { Theme } from '../../theme.ts';
import { useKeys } from '../../use-keys.tsx';
import type { RoomMeans } from '../room/means.ts';
import { TableDesk } from './desk.ts';
import { drawTable, mostScroll } from './drawing.ts';
import { pressTable } from './keys.ts';
import type { ExconMeans, Overlay } from './table.ts';

interface TableProps {
  seating: Seating;
  /** Said at the foot when the screen opens. */
  notice: string;
  theme: Theme;
  size: Size;
  excon: () => ExconMeans;
  readings: () => Promise<readonly Doctrine[]>;
  ring: () => void;
  hints: DraftStore;
  room?: RoomMeans | null;
  /** The page that is opened first. */
  opens?: Overlay | null;
  onLeave: () => void;
  onEnd: () => void;
}

export function TableScreen(props: TableProps) {
  const {
    seating,
    notice,
    theme,
    size,
    excon,
    readings,
    ring,
    hints,
    room = null,
    opens = null,
    onLeave,
    onEnd,
  } = props;
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const { exit } = useApp();
  const [means] = useState(excon);
  const [desk] = useState(() => {
    const table = new TableDesk(seating, {
      notice,
      changed: redraw,
      left: onLeave,
      ended: onEnd,
      excon: means,
      readings,
      ring,
      hints,
      room,
      broken: (error) => exit(error as Error),
    });
    if (opens) table.open(opens);
    return table;
  });
  useEffect(() => () => desk.leave(), [desk]);
  useKeys((press) => pressTable(desk, press, () => mostScroll(desk, size, theme)));
  useEffect(() => {
    if (seating.signs().isEnded) onEnd();
  }, [seating, onEnd]);
  const hasTimer = means.timer !== null;
  useEffect(() => {
    if (!hasTimer) return;
    const second = setInterval(() => desk.tick().catch(exit), 1000);
    return () => clearInterval(second);
  }, [desk, hasTimer, exit]);
  // How long somebody is waited for goes on by itself.
  useEffect(() => {
    if (!room) return;
    const second = setInterval(redraw, 1000);
    return () => clearInterval(second);
  }, [room]);
  return <Rows rows={drawTable(desk, size, theme)} theme={theme} height={size.rows} />;
}
