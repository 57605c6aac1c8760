// Rulings on the registers of a played exercise, as they stood at each of its decisions: every response of the seat's
// catalogue about every open chain.
import { rehearse, startOf } from '../../src/exercise/chairs/rehearsal.ts';
import { isWaiting, type State } from '../../src/exercise/state.ts';
import {
  ask,
  type Doctrine,
  type Order,
  openChainList,
  pictureOf,
  type Question,
  refusalOf,
  ruleOn,
  SEATS,
} from '../../src/ladder/index.ts';
import { scenarioOf } from './exercises.ts';
import type { Arm, Piece } from './side.ts';

type Asked = () => Question;

/** Full rulings: what is missing and when it would pass, too. */
export function ruling(arm: Arm): Piece {
  return asking(arm, ruleOn);
}

/** Only whether it would be refused, and why first. */
export function refusing(arm: Arm): Piece {
  return asking(arm, refusalOf);
}

function asking(arm: Arm, rule: (question: Question) => unknown): Piece {
  const scenario = scenarioOf(arm);
  const asked: Asked[] = [];
  rehearse(scenario, startOf(arm.policy, { seed: '41' }), (state) => {
    if (!state.isEnded) asked.push(...askedAt(scenario.doctrine, structuredClone(state)));
  });
  return () => {
    let answered = 0;
    for (const question of asked) if (rule(question()) !== undefined) answered++;
    return answered;
  };
}

function askedAt(doctrine: Doctrine, { ledger, minute, seats }: State): Asked[] {
  const seat = SEATS.find((each) => isWaiting(seats[each]));
  if (seat === undefined) return [];
  const picture = pictureOf(ledger, seat);
  const chains = openChainList(doctrine, picture, minute);
  return doctrine.responses
    .filter((response) => response.seats.includes(seat))
    .flatMap(({ id: response, needsChain }) => {
      const abouts = needsChain ? chains.open.map((chain) => chain.id) : [null];
      return abouts.map((about): Order => ({ seat, response, about, sector: null, of: null }));
    })
    .map((order) => () => ask(doctrine, picture, order, minute, chains));
}
