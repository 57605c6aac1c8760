// The responses of a doctrine by the part they play, for the orders of a case.
import { type Doctrine, isPresence, type Response, type Seat } from '../ladder/index.ts';

export interface Cast {
  warn: string;
  halts: string[];
  territory: string[];
  coalition: Response[];
  joint: Response[];
  presence: Response[];
  alerts: Response[];
  plan: Response | undefined;
  standDown: string | undefined;
  redeploy: string | undefined;
  /** Needs no chain and plays no part. */
  idle: Response[];
}

export function castOf({ responses }: Doctrine): Cast {
  const ofRole = (role: Response['role']) => responses.filter((response) => response.role === role);
  const ofClass = (name: Response['class']) => responses.filter((response) => response.class === name);
  return {
    warn: ofRole('warning')[0]?.id ?? 'warn',
    halts: ofRole('halt').map(({ id }) => id),
    territory: ofRole('territory').map(({ id }) => id),
    coalition: ofClass('force-coalition'),
    joint: ofClass('force-joint'),
    presence: responses.filter(isPresence),
    alerts: ofRole('alert'),
    plan: ofRole('plan')[0],
    standDown: ofRole('stand-down')[0]?.id,
    redeploy: ofRole('redeploy')[0]?.id,
    idle: responses.filter((response) => response.role === null && !response.needsChain && !isPresence(response)),
  };
}

/** The seat that gives a response; of several the last in the order of seats. */
export const seatOf = ({ seats }: Response): Seat => seats.at(-1)!;
