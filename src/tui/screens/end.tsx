// ENDEX: how it came out, in framed tables (ink-table), and then why what was refused was refused.
import { Box, Text } from 'ink';
import { type PropsWithChildren, useState } from 'react';
import type { GivenOrder, Prompt } from '../../exercise/state.ts';
import type { View } from '../../exercise/view.ts';
import type { Doctrine } from '../../ladder/index.ts';
import { orderWords, PROMPT_WORDS } from '../../report/transcript.ts';
import { clock, factsLine, rulingSentence, seatName } from '../../report/words.ts';
import type { Session } from '../../session/session.ts';
import { END_KEYS, footer } from '../keys.ts';
import { layoutFor, type Size } from '../layout.ts';
import { Rows } from '../rows.tsx';
import { Table } from '../table.ts';
import { blank, type Row, row, sized, span, wrap } from '../text.ts';
import type { Theme } from '../theme.ts';
import { isChar, useKeys } from '../use-keys.tsx';
import { tooSmall } from './exercise-drawing.ts';

interface EndProps {
  session: Session;
  theme: Theme;
  size: Size;
  onReplay: () => void;
  onHome: () => void;
  onQuit: () => void;
}

const when = (minute: number | null) => (minute === null ? '-' : clock(minute));

/** The chains that these seats knew, as rows of a table. */
export function chainTable(views: readonly View[]) {
  // Seats may know a chain differently; the first that knows it tells.
  const known = views.flatMap((view) => view.chains);
  const first = known.filter((chain, index) => known.findIndex(({ id }) => id === chain.id) === index);
  return first.map((chain) => ({
    chain: chain.id,
    T0: when(chain.t0),
    warned: when(chain.warnedAt),
    'phase 2': when(chain.phase2At),
    broader: when(chain.broaderAt),
    closed: when(chain.closedAt),
  }));
}

const shorten = (text: string, length: number) => (text.length <= length ? text : `${text.slice(0, length - 1)}…`);

/** All orders with their rulings, at most that wide: at ENDEX coaching no longer hides them. */
export function rulingTable(orders: readonly GivenOrder[], width: number) {
  const rows = orders.map(({ n, at, order, ruling, overruled }) => ({
    n: n ?? '-',
    at: clock(at),
    seat: seatName(order.seat),
    order: orderWords(order),
    ruling: `${ruling.verdict === 'refused' ? ruling.code : ruling.verdict}${overruled ? `, overruled: ${overruled.verdict}` : ''}`,
    effect: ruling.verdict === 'refused' ? '' : clock(ruling.effectAt),
  }));
  // ink-table puts a rule and two blanks around every cell.
  const widest = (key: 'n' | 'at' | 'seat' | 'ruling' | 'effect') =>
    Math.max(key.length, ...rows.map((each) => String(each[key]).length));
  const others = (['n', 'at', 'seat', 'ruling', 'effect'] as const).reduce((sum, key) => sum + widest(key) + 3, 0);
  const room = Math.max(8, width - others - 3 - 1);
  return rows.map((each) => ({ ...each, order: shorten(each.order, room) }));
}

/** The duties that nobody met. */
export function missedRows(prompts: readonly Prompt[]): Row[] {
  const missed = prompts.filter(({ metAt }) => metAt === null);
  if (missed.length === 0) return [row('Every duty was met.')];
  return missed.map(({ seat, kind, about, raisedAt }) =>
    row(`${seatName(seat)}: ${PROMPT_WORDS[kind]} on ${about}, raised ${clock(raisedAt)}`),
  );
}

/** Every refusal and lateness as a sentence with its facts. */
export function reasonRows(doctrine: Doctrine, orders: readonly GivenOrder[], width: number): Row[] {
  const told = orders.filter(({ ruling }) => ruling.verdict !== 'accepted');
  if (told.length === 0) return [row('Every order was accepted.')];
  return told.flatMap(({ at, order, ruling, facts }) => [
    row(span(`${clock(at)}  ${seatName(order.seat)}  ${orderWords(order)}`, 'strong')),
    ...wrap(rulingSentence({ doctrine, order, ruling, facts }), width),
    ...(facts.chain ? wrap(factsLine(facts), width, 'dim') : []),
    blank,
  ]);
}

export function EndScreen({ session, theme, size, onReplay, onHome, onQuit }: EndProps) {
  const [page, setPage] = useState(0);
  // ink-table draws its frames and cells through this, so that --ascii holds here too.
  const [skeleton] = useState(() => ({ children }: PropsWithChildren) => <Text>{theme.spell(String(children))}</Text>);
  const { doctrine, title } = session.scenario;
  const { prompts, orders } = session.state();
  const persons = session.persons();
  const chains = chainTable(
    (persons.length > 0 ? persons : (['ukraine', 'coalition', 'us'] as const)).map(session.view),
  );
  const rulings = rulingTable(orders, size.columns);
  const reasons = [
    row(span('REFUSED OR LATE, AND WHY', 'title')),
    ...reasonRows(doctrine, orders, Math.min(100, size.columns - 2)),
    blank,
    row(span('DUTIES NOT MET', 'title')),
    ...missedRows(prompts),
  ];

  const chainHeight = chains.length > 0 ? chains.length * 2 + 3 : 1;
  const room = size.rows - 3 - 1 - chainHeight;
  const perTable = Math.max(1, Math.floor((room - 3) / 2));
  const tables = Math.ceil(rulings.length / perTable);
  const perReasons = Math.max(1, room);
  const pages = Math.max(1, tables + Math.ceil(reasons.length / perReasons));
  const at = Math.min(page, pages - 1);

  useKeys((press) => {
    if (press === 'down' || press === 'page-down' || isChar(press, 'j')) setPage(Math.min(pages - 1, at + 1));
    if (press === 'up' || press === 'page-up' || isChar(press, 'k')) setPage(Math.max(0, at - 1));
    if (isChar(press, 'r')) onReplay();
    if (press === 'escape') onHome();
    if (isChar(press, 'q')) onQuit();
  });
  if (layoutFor(size).kind === 'too-small') return <Rows rows={tooSmall(size)} theme={theme} height={size.rows} />;

  const refused = orders.filter(({ ruling }) => ruling.verdict === 'refused').length;
  const met = prompts.filter(({ metAt }) => metAt !== null).length;
  const head = [
    row(span(' EXERCISE ', 'banner'), ' ENDEX · press-reported, unverified, simplified plan; training model'),
    row(
      span(
        ` ${title} · reading: ${doctrine.title} · ${orders.length} orders, ${refused} refused · ${met} of ${prompts.length} duties met`,
        'strong',
      ),
    ),
    row(span(` journal ${session.journal}`, 'dim')),
  ];
  const foot = row(span(`${footer(END_KEYS, size.columns - 24)}   page ${at + 1} of ${pages}`, 'dim'));
  const from = (at - tables) * perReasons;
  return (
    <Box flexDirection="column" height={size.rows} overflow="hidden">
      <Rows rows={head.map((each) => sized(each, size.columns))} theme={theme} height={3} />
      {chains.length > 0 ? (
        <Box flexDirection="column" height={chainHeight} flexShrink={0} overflow="hidden">
          <Table data={chains} skeleton={skeleton} cell={skeleton} />
        </Box>
      ) : (
        <Rows rows={[row(' No chain opened.')]} theme={theme} height={1} />
      )}
      <Box flexDirection="column" height={room} flexShrink={0} overflow="hidden">
        {at < tables ? (
          <Table data={rulings.slice(at * perTable, (at + 1) * perTable)} skeleton={skeleton} cell={skeleton} />
        ) : (
          <Rows
            rows={reasons.slice(from, from + perReasons).map((each) => row(' ', ...each))}
            theme={theme}
            height={room}
          />
        )}
      </Box>
      <Rows rows={[sized(foot, size.columns)]} theme={theme} height={1} />
    </Box>
  );
}
