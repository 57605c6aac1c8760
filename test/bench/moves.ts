// A boardgame.io game of the same shape as an exercise, on its bare reducer and without undo: three players in turn for
// sixty turns, all chance drawn at set-up, a small table that rules every move, refusals recorded. That package is no part
// of the project: npm install --no-save boardgame.io@0.50.2 brings it, and without it nothing is compared.
import { createRequire } from 'node:module';

interface Ctx {
  turn: number;
  currentPlayer: string;
  gameover?: unknown;
}

interface Random {
  Number: () => number;
  D6: () => number;
  Die: (sides: number) => number;
}

interface Game<G> {
  name: string;
  seed?: string;
  disableUndo: boolean;
  setup: (given: { random: Random }) => G;
  turn: { minMoves: number; maxMoves: number };
  moves: { order: (given: { G: G; ctx: Ctx; playerID: string }, response: number, about: number) => void };
  endIf: (given: { ctx: Ctx }) => true | undefined;
}

interface Playing<G> {
  G: G;
  ctx: Ctx;
}

/** As much of the package as is worked with. */
interface Internal {
  CreateGameReducer: (given: { game: Game<Ladder> }) => (state: Playing<Ladder>, action: object) => Playing<Ladder>;
  InitializeGame: (given: { game: Game<Ladder>; numPlayers: number }) => Playing<Ladder>;
}

const { CreateGameReducer, InitializeGame } = createRequire(import.meta.url)('boardgame.io/internal') as Internal;

const TURNS = 60;
const PLAYERS = 3;
const TURN_MINUTES = 360;
const LONGEST = 72 * 60;

interface Act {
  at: number;
  severity: number;
  sector: number;
}

interface Given {
  player: number;
  response: number;
  about: number;
  at: number;
  refusal: string | null;
}

interface Ladder {
  acts: Act[];
  /** When each act was warned of; -1: not yet. */
  warned: number[];
  orders: Given[];
}

interface Response {
  players: readonly number[];
  severity: number;
  needsWarning: boolean;
  opensAfter: number;
}

const WARN = 1;
const TABLE: readonly Response[] = [
  { players: [0, 1, 2], severity: 0, needsWarning: false, opensAfter: 0 },
  { players: [0], severity: 2, needsWarning: false, opensAfter: 0 },
  { players: [0], severity: 2, needsWarning: true, opensAfter: 60 },
  { players: [1], severity: 2, needsWarning: true, opensAfter: 24 * 60 },
  { players: [1, 2], severity: 3, needsWarning: true, opensAfter: 24 * 60 },
  { players: [2], severity: 4, needsWarning: true, opensAfter: LONGEST },
];

/** Why the table refuses an order, or null. */
function refusalOf({ acts, warned }: Ladder, player: number, response: number, about: number, at: number) {
  const row = TABLE[response]!;
  const act = acts[about];
  if (!row.players.includes(player)) return 'seat';
  if (row.severity === 0) return null;
  if (!act || act.at > at) return 'chain';
  if (act.severity < row.severity) return 'severity';
  if (at - act.at > LONGEST) return 'closed';
  if (row.needsWarning && warned[about] === -1) return 'warning';
  return at - act.at < row.opensAfter ? 'early' : null;
}

const minuteOf = ({ turn }: Ctx): number => Math.floor((turn - 1) / PLAYERS) * TURN_MINUTES;

const ladder: Game<Ladder> = {
  name: 'ladder',
  disableUndo: true,
  setup: ({ random }) => {
    const acts = Array.from({ length: TURNS / 2 }, () => ({
      at: Math.floor(random.Number() * TURNS * TURN_MINUTES),
      severity: random.D6() - 1,
      sector: random.Die(8),
    })).sort((a, b) => a.at - b.at);
    return { acts, warned: acts.map(() => -1), orders: [] };
  },
  turn: { minMoves: 1, maxMoves: 1 },
  moves: {
    order: ({ G, ctx, playerID }, response: number, about: number) => {
      const [player, at] = [Number(playerID), minuteOf(ctx)];
      const refusal = refusalOf(G, player, response, about, at);
      G.orders.push({ player, response, about, at, refusal });
      if (response === WARN && refusal === null) G.warned[about] = at;
    },
  },
  endIf: ({ ctx }) => (ctx.turn > TURNS * PLAYERS ? true : undefined),
};

const reducer = CreateGameReducer({ game: ladder });

/** Plays one game; says how many moves it had. */
export function game(n: number): number {
  let state = InitializeGame({ game: { ...ladder, seed: String(n) }, numPlayers: PLAYERS });
  let moves = 0;
  for (; state.ctx.gameover === undefined; moves++) {
    const playerID = state.ctx.currentPlayer;
    const args = chosen(state.G, Number(playerID), minuteOf(state.ctx));
    state = reducer(state, { type: 'MAKE_MOVE', payload: { type: 'order', args, playerID } });
  }
  if (moves !== TURNS * PLAYERS) throw new Error(`a game of ${moves} moves`);
  return moves;
}

/** The strongest response that the table accepts about the last act known. */
function chosen(G: Ladder, player: number, at: number): [response: number, about: number] {
  const about = G.acts.findLastIndex((act) => act.at <= at);
  for (let response = TABLE.length - 1; response > 0; response--) {
    if (response === WARN && G.warned[about] !== -1) continue;
    if (refusalOf(G, player, response, about, at) === null) return [response, about];
  }
  return [0, about];
}
