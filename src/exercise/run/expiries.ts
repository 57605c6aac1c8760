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

export function expiryStep(run: Run, due: Due): Event | null {
  const { doctrine } = run.scenario;
  const owed = warningsOwedNow(run);
  const missed = expiryAmong(doctrine, owed, run.state.minute);
  if (missed) return { type: 'duty-expired', ...missed };
  due.stop = due.look = overdueAt(doctrine, owed);
  for (const seat of warners(doctrine)) {
    const { until, closed } = chainsNow(run, seat);
    due.look = Math.min(due.look, until);
    run.seats[seat].paidClosed = closed.length;
  }
  return null;
}

function warningsOwedNow(run: Run): WarningOwed[] {
  const { doctrine } = run.scenario;
  const owed: WarningOwed[] = [];
  for (const seat of warners(doctrine)) {
    owed.push(...warningsOwed(doctrine, run.state.ledger, seat, chainsThatMayOwe(run, seat)));
  }
  return owed;
}

/** A chain that has closed owes a warning once at most, or when it changes. */
function chainsThatMayOwe(run: Run, seat: Seat): readonly Chain[] {
  return chainsSince(chainsNow(run, seat), run.seats[seat].paidClosed);
}
