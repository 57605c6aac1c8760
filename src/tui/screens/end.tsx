// ENDEX: how it came out, in framed tables (ink-table): the chains, and the rulings a page at a time.
import { Box, Text } from 'ink';

import { type PropsWithChildren, useState } from 'react';
import type { OwnOrder, View } from '../../exercise/view.ts';
import { orderWords } from '../../report/transcript.ts';
import { clock, seatName } from '../../report/words.ts';
import type { Session } from '../../session/session.ts';
import { END_KEYS, footer } from '../keys.ts';
import type { Size } from '../layout.ts';
import { Rows } from '../rows.tsx';
import { Table } from '../table.ts';
import { row, sized, span } from '../text.ts';
import type { Theme } from '../theme.ts';
import { useKeys } from '../use-keys.ts';

interface EndProps {
  session: Session;
  theme: Theme;
  size: Size;
  onHome: () => void;
  onQuit: () => void;
}

const when = (minute: number | null) => (minute === null ? '-' : clock(minute));

/** The chains that any person's seat knew, as rows of a table. */
export function chainTable(views: readonly View[]) {
  const known = new Map(views.flatMap((view) => view.chains.map((chain) => [chain.id, chain] as const)));
  return [...known.values()].map((chain) => ({
    chain: chain.id,
    T0: when(chain.t0),
    warned: when(chain.warnedAt),
    'phase 2': when(chain.phase2At),
    broader: when(chain.broaderAt),
    closed: when(chain.closedAt),
  }));
}

const shorten = (text: string, length: number) => (text.length <= length ? text : `${text.slice(0, length - 1)}…`);

/** The orders of the persons' seats with their rulings; at ENDEX coaching no longer hides them. */
export function rulingTable(orders: readonly OwnOrder[], width: number) {
  return orders.map(({ n, at, order, ruling }) => ({
    n,
    at: clock(at),
    seat: seatName(order.seat),
    order: shorten(orderWords(order), Math.max(12, width - 58)),
    verdict: ruling?.verdict ?? '-',
    code: ruling?.verdict === 'refused' ? ruling.code : '',
    effect: ruling && ruling.verdict !== 'refused' ? clock(ruling.effectAt) : '',
  }));
}

export function EndScreen({ session, theme, size, onHome, onQuit }: EndProps) {
  const [page, setPage] = useState(0);
  const views = session.persons().map(session.view);
  const chains = chainTable(views);
  const all = rulingTable(session.state().orders, size.columns);
  const room = Math.max(1, Math.floor((size.rows - 6 - (chains.length > 0 ? chains.length * 2 + 3 : 1) - 3) / 2));
  const pages = Math.max(1, Math.ceil(all.length / room));
  useKeys((press) => {
    if (press === 'down' || press === 'page-down' || isChar(press, 'j')) setPage(Math.min(pages - 1, page + 1));
    if (press === 'up' || press === 'page-up' || isChar(press, 'k')) setPage(Math.max(0, page - 1));
    if (press === 'enter' || press === 'escape') onHome();
    if (isChar(press, 'q')) onQuit();
  });
  // ink-table draws its frames and cells through this, so that --ascii holds here too.
  const [skeleton] = useState(() => ({ children }: PropsWithChildren) => <Text>{theme.spell(String(children))}</Text>);
  const { prompts, orders } = session.state();
  const refused = orders.filter(({ ruling }) => ruling.verdict === 'refused').length;
  const met = prompts.filter(({ metAt }) => metAt !== null).length;
  const head = [
    row(span(' EXERCISE ', 'banner'), ' ENDEX · press-reported, unverified and simplified plan; a training model'),
    row(
      span(
        ` ${session.scenario.title} · reading: ${session.scenario.doctrine.title} · ${orders.length} orders, ${refused} refused · ${met} of ${prompts.length} duties met`,
        'strong',
      ),
    ),
    row(span(` journal ${session.journal}`, 'dim')),
  ];
  const foot = row(span(`${footer(END_KEYS, size.columns - 24)}   rulings ${page + 1} of ${pages}`, 'dim'));
  return (
    <Box flexDirection="column" height={size.rows} overflow="hidden">
      <Rows rows={head.map((each) => sized(each, size.columns))} theme={theme} height={3} />
      {chains.length > 0 ? (
        <Table data={chains} skeleton={skeleton} cell={skeleton} />
      ) : (
        <Rows rows={[row(' No chain opened.')]} theme={theme} height={1} />
      )}
      {all.length > 0 && (
        <Table data={all.slice(page * room, page * room + room)} skeleton={skeleton} cell={skeleton} />
      )}
      <Box flexGrow={1} />
      <Rows rows={[sized(foot, size.columns)]} theme={theme} height={1} />
    </Box>
  );
}

function isChar(press: unknown, char: string): boolean {
  return typeof press === 'object' && press !== null && (press as { char?: string }).char === char;
}
