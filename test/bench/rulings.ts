// Rulings on the registers of a played exercise, as they stood at each of its decisions: every response of the seat's
// catalogue about every open chain.
import { rehearse, startOf } from '../../src/exercise/rehearsal.ts';
import { isWaiting, type State } from '../../src/exercise/state.ts';
import {
  chains,
  type Doctrine,
  type Minute,
  type Order,
  type Picture,
  pictureOf,
  refusalOf,
  rule,
  SEATS,
} from '../../src/ladder/index.ts';
import { scenarioOf } from './exercises.ts';
import type { Arm, Piece } from './side.ts';

interface Asked {
  picture: Picture;
  order: Order;
  minute: Minute;
}

/** Full rulings: what is missing and when it would pass, too. */
export function ruling(arm: Arm): Piece {
  const { doctrine } = scenarioOf(arm);
  return asking(arm, ({ picture, order, minute }) => rule(doctrine, picture, order, minute));
}

/** Only whether it would be refused, and why first. */
export function refusing(arm: Arm): Piece {
  const { doctrine } = scenarioOf(arm);
  return asking(arm, ({ picture, order, minute }) => refusalOf(doctrine, picture, order, minute));
}

function asking(arm: Arm, ask: (asked: Asked) => unknown): Piece {
  const scenario = scenarioOf(arm);
  const asked: Asked[] = [];
  rehearse(scenario, startOf(arm.policy, { seed: '41' }), (state) => {
    if (!state.isEnded) asked.push(...askedAt(scenario.doctrine, structuredClone(state)));
  });
  return () => {
    let answered = 0;
    for (const each of asked) if (ask(each) !== undefined) answered++;
    return answered;
  };
}

function askedAt(doctrine: Doctrine, { ledger, minute, seats }: State): Asked[] {
  const seat = SEATS.find((each) => isWaiting(seats[each]));
  if (seat === undefined) return [];
  const picture = pictureOf(ledger, seat);
  const open = chains(doctrine, picture, minute).filter(({ closedAt }) => closedAt === null);
  return doctrine.responses
    .filter((response) => response.seats.includes(seat))
    .flatMap(({ id, needsChain }) =>
      needsChain ? open.map((chain) => ({ response: id, about: chain.id })) : [{ response: id }],
    )
    .map((order) => ({ picture, minute, order: { seat, ...order } }));
}
