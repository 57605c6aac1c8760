// ENDEX on the screen: the pages of the outcome, its tables framed by ink-table.
import { Box, Text } from 'ink';
import { type PropsWithChildren, type ReactElement, useEffect, useReducer, useState } from 'react';
import type { Seating } from '../../../session/seating.ts';
import { mostScrollOver } from '../../desk-drawing.ts';
import { footer } from '../../keys.ts';
import type { Size } from '../../layout.ts';
import { Rows } from '../../rows.tsx';
import { Table } from '../../table.ts';
import { blank, type Row, row, sized, span, type Tone } from '../../text.ts';
import type { Theme } from '../../theme.ts';
import { useKeys } from '../../use-keys.tsx';
import { EndDesk, type EndMeans } from './desk.ts';
import { END_KEYS, pressEnd } from './keys.ts';
import { drawOverPages, type EndPages, endPages, HEAD, placesOf } from './pages.ts';

interface EndProps {
  seating: Seating;
  means: EndMeans;
  theme: Theme;
  size: Size;
  onReplay: () => void;
  /** Why no replay is shown here, as a sentence. */
  noReplay?: string | null;
  /** Shows the page of the room, where several screens show one exercise. */
  onRoom?: () => void;
  onHome: () => void;
  onQuit: () => void;
}

export function EndScreen(props: EndProps) {
  const { seating, means, theme, size, onReplay, noReplay = null, onRoom = null, onHome, onQuit } = props;
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const [desk] = useState(
    () =>
      new EndDesk(seating, {
        ...means,
        changed: redraw,
        replay: onReplay,
        noReplay,
        room: onRoom,
        home: onHome,
        quit: onQuit,
      }),
  );
  // ink-table draws its frames and cells through this, so that --ascii holds here too.
  const [frame] = useState(() => painted(theme, 'plain'));
  // ink-table's own blue can hardly be read on black.
  const [heading] = useState(() => painted(theme, 'strong'));
  const pages = endPages(seating, desk, size);
  const places = placesOf(pages, size);
  useEffect(() => desk.leave, [desk]);
  useKeys((press) => pressEnd(desk, press, places.pages, () => mostScrollOver(END_KEYS, size)));

  const over = drawOverPages(desk, size, theme);
  if (over) return <Rows rows={over} theme={theme} height={size.rows} />;
  const at = Math.min(desk.page, places.pages - 1);
  const where = `   page ${at + 1} of ${places.pages}`;
  const foot = desk.notice
    ? row(span(` ${desk.notice}`, 'owed'))
    : row(span(`${footer(END_KEYS, size.columns - where.length)}${where}`, 'dim'));
  return (
    <Box flexDirection="column" height={size.rows} overflow="hidden">
      <Rows rows={pages.head.map((each) => sized(each, size.columns))} theme={theme} height={HEAD} />
      {at < places.scores ? (
        <Rows
          rows={padded(pages.score.slice(at * places.body, (at + 1) * places.body), places.body)}
          theme={theme}
          height={places.body}
        />
      ) : (
        <Outcome pages={pages} places={places} at={at - places.scores} frame={frame} heading={heading} theme={theme} />
      )}
      <Rows rows={[sized(foot, size.columns)]} theme={theme} height={1} />
    </Box>
  );
}

const padded = (rows: readonly Row[], height: number): Row[] =>
  Array.from({ length: height }, (_, index) => row(' ', ...(rows[index] ?? blank)));

type Painted = (props: PropsWithChildren) => ReactElement;

const painted = (theme: Theme, tone: Tone): Painted => {
  return ({ children }) => <Text>{theme.paint([span(String(children), tone)])}</Text>;
};

interface OutcomeProps {
  pages: EndPages;
  places: ReturnType<typeof placesOf>;
  at: number;
  frame: Painted;
  heading: Painted;
  theme: Theme;
}

function Outcome({ pages, places, at, frame, heading, theme }: OutcomeProps) {
  const { chains, rulings, reasons } = pages;
  const { chainHeight, room, perTable, tables } = places;
  const from = (at - tables) * room;
  return (
    <>
      {chains.length > 0 ? (
        <Box flexDirection="column" height={chainHeight} flexShrink={0} overflow="hidden">
          <Table data={chains} header={heading} skeleton={frame} cell={frame} />
        </Box>
      ) : (
        <Rows rows={[row(' No chain opened.')]} theme={theme} height={1} />
      )}
      <Box flexDirection="column" height={room} flexShrink={0} overflow="hidden">
        {at < tables ? (
          <Table
            data={rulings.slice(at * perTable, (at + 1) * perTable)}
            header={heading}
            skeleton={frame}
            cell={frame}
          />
        ) : (
          <Rows rows={padded(reasons.slice(from, from + room), room)} theme={theme} height={room} />
        )}
      </Box>
    </>
  );
}
