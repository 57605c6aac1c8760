// The page of the room after ENDEX, when no table lies under it: the facilitator releases the reports here.
import { useEffect, useReducer, useState } from 'react';
import type { Size } from '../../layout.ts';
import { drawPage } from '../../pages.ts';
import { Rows } from '../../rows.tsx';
import type { Theme } from '../../theme.ts';
import { useKeys } from '../../use-keys.tsx';
import { RoomDesk } from './desk.ts';
import { DOORS_FOOT, ROOM_FOOT, roomRows } from './drawing.ts';
import type { RoomMeans } from './means.ts';

interface RoomProps {
  means: RoomMeans;
  theme: Theme;
  size: Size;
  onLeave: () => void;
}

export function RoomScreen({ means, theme, size, onLeave }: RoomProps) {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const [desk] = useState(() => new RoomDesk(means, redraw));
  useKeys((press) => {
    if (desk.press(press)) return onLeave();
    redraw();
  });
  useEffect(() => means.subscribe(redraw), [means]);
  const rows = roomRows(desk, Math.min(100, size.columns - 4), theme);
  const foot = means.doors ? DOORS_FOOT : ROOM_FOOT;
  return <Rows rows={drawPage('ROOM', rows, foot, size, theme)} theme={theme} height={size.rows} />;
}
