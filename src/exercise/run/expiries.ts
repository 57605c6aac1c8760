// Expiries: duties to warn that pass unmet, written when their time is over (ladder.md 5).
import {
  type Chain,
  chainsSince,
  expiryAmong,
  overdueAt,
  type Seat,
  type WarningOwed,
  warners,
  warningsOwed,
} from '../../ladder/index.ts';
import type { Event } from '../events.ts';
import type { Due } from './agenda.ts';
import { chainsNow, type Run } from './run.ts';

export function expiryStep(run: Run): Event | null {
  const missed = expiryAmong(run.scenario.doctrine, warningsOwedNow(run), run.state.minute);
  return missed && { type: 'duty-expired', ...missed };
}

export function nextExpiry(run: Run, due: Due): void {
  const { doctrine } = run.scenario;
  due.stop = due.look = overdueAt(doctrine, warningsOwedNow(run));
  for (const seat of warners(doctrine)) {
    const { until, closed } = chainsNow(run, seat);
    due.look = Math.min(due.look, until);
    run.seats[seat].paidClosed = closed.length;
  }
}

function warningsOwedNow(run: Run): WarningOwed[] {
  const { doctrine } = run.scenario;
  return warners(doctrine).flatMap((seat) =>
    warningsOwed(doctrine, run.state.ledger, seat, chainsThatMayOwe(run, seat)),
  );
}

/** A chain that has closed owes a warning once at most, or when it changes. */
function chainsThatMayOwe(run: Run, seat: Seat): readonly Chain[] {
  return chainsSince(chainsNow(run, seat), run.seats[seat].paidClosed);
}
