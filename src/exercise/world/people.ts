// Civilians and the army: who is without heat and water, how fast it comes back, and what strength there is where.
import { type Domain, isAnyNamed, type Ledger, type Minute, type Sector } from '../../ladder/index.ts';
import type { Politics, RosterMember } from '../numbers.ts';
import type { Scenario } from '../scenario.ts';
import type { Heat, State } from '../state.ts';
import type { HARM } from '../words.ts';

/** The responses of the catalogue (ladder.md 8) that bear on people rather than on acts. */
export const REPAIR = 'repair';
export const LOGISTICS = 'logistics';
export const REINFORCE = 'reinforce';

const HOUR = 60;

/** People without heat at that minute: whole hours since the last change, in whole numbers. */
export function heatAt(heat: Heat, minute: Minute): number {
  const hours = Math.floor((minute - heat.since) / HOUR);
  if (hours <= 0 || heat.out === 0) return heat.out;
  let left = heat.out;
  for (let hour = 0; hour < hours && left > 0; hour++) left = anHourOn(heat, left);
  return left;
}

function anHourOn({ isRepairing, perHour }: Heat, left: number): number {
  return left - Math.ceil((left * (isRepairing ? perHour.ordered : perHour.without)) / 10_000);
}

export type Harm = (typeof HARM)[number];

export function harmBand({ harm }: Politics, out: number): Harm {
  if (out >= harm.critical) return 'critical';
  if (out >= harm.severe) return 'severe';
  return out >= harm.strained ? 'strained' : 'none';
}

/** The next minute at which the band changes if nothing else happens; Infinity where it does not. */
export function bandChangesAt(politics: Politics, heat: Heat, minute: Minute): Minute {
  let left = heatAt(heat, minute);
  const now = harmBand(politics, left);
  if (now === 'none') return Infinity;
  let hour = Math.floor((minute - heat.since) / HOUR);
  for (let before = Infinity; left < before; hour++) {
    if (harmBand(politics, left) !== now) return heat.since + hour * HOUR;
    before = left;
    left = anHourOn(heat, left);
  }
  return Infinity;
}

/** Whether US logistics are in effect. */
export function hasLogistics(ledger: Ledger): boolean {
  return isAnyNamed(ledger, LOGISTICS, ({ outcome }) => outcome === 'in-effect');
}

/** 0–100: the army's readiness, US logistics counted. */
export function readinessOf({ numbers }: Scenario, state: State): number {
  const added = hasLogistics(state.ledger) ? numbers.politics.army.logisticsAdds : 0;
  return Math.min(100, state.world.readiness + added);
}

/** 0–100 in each sector of the line: the army's presence, what was moved by order counted where it is now. */
export function presenceNow({ numbers }: Scenario, { world, ledger }: State): readonly number[] {
  const { reinforceAdds = 0, reinforceTakes = 0 } = numbers.politics.army;
  if (!isAnyNamed(ledger, REINFORCE, ({ outcome }) => outcome === 'in-effect')) return world.presence;
  const moves = ledger.announced.filter(({ response, outcome }) => response === REINFORCE && outcome === 'in-effect');
  const within = (points: number) => Math.max(0, Math.min(100, points));
  return moves.reduce<readonly number[]>(
    (presence, { sector }) =>
      presence.map((points, n) => {
        const away = typeof sector === 'number' ? Math.abs(n + 1 - sector) : Infinity;
        return within(points + (away === 0 ? reinforceAdds : away === 1 ? -reinforceTakes : 0));
      }),
    world.presence,
  );
}

/** 0–100: how much of an army of that readiness, standing so, can act in that place. */
export function armyIn(presence: readonly number[], sector: Sector, readiness: number): number {
  const points = typeof sector === 'number' ? (presence[sector - 1] ?? 0) : 50;
  return Math.trunc((readiness * points) / 100);
}

/** 0–100: what the consenting members bring to a domain, of what counts in full. */
export function strengthIn({ roster, numbers }: Scenario, state: State, domain: Domain): number {
  const { consent } = state.ledger.registers.commission;
  const points = roster
    .filter((member: RosterMember) => consent.includes(member.member) && member.domains.includes(domain))
    .reduce((sum, { readiness }) => sum + readiness, 0);
  return Math.min(100, Math.trunc((points * 100) / numbers.politics.fullStrength));
}
