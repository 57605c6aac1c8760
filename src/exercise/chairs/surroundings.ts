// What every seat sees of the world around the line: politics, people, the army, the deterrence force. Public facts, the
// seat's own register, and what was announced to all; nothing of any fate.
import {
  type Announced,
  DOMAINS,
  type Domain,
  type Guarantee,
  type Member,
  pictureOf,
  type Seat,
} from '../../ladder/index.ts';
import type { CalendarItem, Scenario } from '../scenario.ts';
import type { State } from '../state.ts';
import type { World } from '../words.ts';
import { isOver } from '../world/force.ts';
import { armyIn, type Harm, harmBand, hasLogistics, heatAt, presenceNow, readinessOf } from '../world/people.ts';
import { surveillance } from '../world/sensors.ts';

export interface MemberView {
  member: Member;
  name: string;
  readiness: number;
  domains: readonly Domain[];
  /** `asked`: it was consulted and has not answered. */
  stands: 'consents' | 'declined' | 'withdrew' | 'asked' | 'not-asked';
}

export const STAGES = ['idle', 'alert', 'deployed', 'enforcing'] as const;
export type Stage = (typeof STAGES)[number];

export interface Surroundings {
  politics: World & {
    guarantee: Guarantee;
    yearsOffered: number;
    yearsAsked: number;
    roster: readonly MemberView[];
    calendar: readonly CalendarItem[];
  };
  civilians: { population: number; out: number; band: Harm; isRepairing: boolean };
  army: { planned: number; readiness: number; hasLogistics: boolean };
  /** For each sector of the line: the army's presence and what it can do there (0–100), and who looks closely. */
  sectors: readonly { presence: number; strength: number; watchedBy: readonly Seat[] }[];
  deterrence: Readonly<Record<Domain, Stage>>;
}

export function surroundings(scenario: Scenario, state: State, seat: Seat): Surroundings {
  const { numbers, doctrine, line } = scenario;
  const { world, ledger, minute } = state;
  const { heat, presence: _, ...politics } = world;
  const presence = presenceNow(scenario, state);
  const { guarantee, consent } = ledger.registers[seat];
  const out = heatAt(heat, minute);
  const watching = surveillance(scenario, ledger);
  const readiness = readinessOf(scenario, state);
  return {
    politics: {
      ...politics,
      guarantee,
      yearsOffered: doctrine.reads['guarantee.years'],
      yearsAsked: numbers.politics.guaranteeYearsAsked,
      roster: scenario.roster.map(({ member, name, readiness, domains }) => ({
        member,
        name,
        readiness,
        domains,
        stands: standing(scenario, state, consent, member),
      })),
      calendar: scenario.calendar,
    },
    civilians: {
      population: numbers.politics.population,
      out,
      band: harmBand(numbers.politics, out),
      isRepairing: heat.isRepairing && out > 0,
    },
    army: {
      planned: numbers.politics.army.planned,
      readiness,
      hasLogistics: hasLogistics(ledger),
    },
    sectors: line.map((_, index) => ({
      presence: presence[index] ?? 0,
      strength: armyIn(presence, index + 1, readiness),
      watchedBy: [...new Set(watching.filter(({ sector }) => sector === index + 1).map((order) => order.seat))],
    })),
    deterrence: deterrence(state, seat),
  };
}

function standing(
  { numbers }: Scenario,
  { ledger, truth, minute }: State,
  consent: readonly Member[],
  member: Member,
): MemberView['stands'] {
  if (consent.includes(member)) return 'consents';
  if (truth.withdrawn.includes(member)) return 'withdrew';
  if (truth.answered.includes(member)) return 'declined';
  const { responses } = numbers.prompts.consult;
  const isAsked = ledger.announced.some(
    ({ response, outcome, effectAt }) => responses.includes(response) && outcome === 'in-effect' && effectAt <= minute,
  );
  return isAsked ? 'asked' : 'not-asked';
}

// C5: forces in the air, at sea and on land stand idle, on alert, on their way, or there.
function deterrence(state: State, seat: Seat): Record<Domain, Stage> {
  const { register, announced } = pictureOf(state.ledger, seat);
  const isAlerted = announced.some(
    (order) => order.role === 'alert' && order.seat === 'coalition' && order.outcome === 'in-effect',
  );
  const stageOf = (domain: Domain): Stage => {
    const force = announced.filter((order) => order.class === 'force-coalition' && order.domain === domain);
    const stands = (order: Announced) => order.outcome === 'in-effect' && !isOver(order, register, state.minute);
    if (force.some(stands)) return 'enforcing';
    if (force.some(({ outcome }) => outcome === 'pending')) return 'deployed';
    return isAlerted ? 'alert' : 'idle';
  };
  return Object.fromEntries(DOMAINS.map((domain) => [domain, stageOf(domain)])) as Record<Domain, Stage>;
}
