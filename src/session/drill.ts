// A drill: an exercise run headless, from an orders file and policies; the other seats hold.
import type { Start } from '../exercise/events.ts';
import type { Scenario } from '../exercise/scenario.ts';
import type { ScriptedOrder } from '../exercise/state.ts';
import type { SeatHolder } from '../exercise/words.ts';
import type { Seat } from '../ladder/index.ts';
import { type NewFile, type Session, startSession } from './session.ts';

export interface DrillSetup {
  seed: string;
  policies: Partial<Record<Seat, SeatHolder>>;
  script: ScriptedOrder[];
  coaching?: Start['coaching'];
  isScriptOnly: boolean;
}

/** Plays a drill to its end; the session is left open for its state and head. Throws JournalTrouble. */
export async function playDrill(
  scenario: Scenario,
  setup: DrillSetup,
  file: NewFile,
  engine: string,
): Promise<Session> {
  const holderOf = (seat: Seat): SeatHolder =>
    setup.policies[seat] ?? (setup.script.some(({ order }) => order.seat === seat) ? 'file' : 'hold');
  const session = await startSession(
    scenario,
    {
      seed: setup.seed,
      holders: { ukraine: holderOf('ukraine'), coalition: holderOf('coalition'), us: holderOf('us') },
      commission: 'engine',
      red: 'engine',
      coaching: setup.coaching ?? scenario.coaching,
      isScriptOnly: setup.isScriptOnly,
      isClosed: false,
      hasExcon: false,
      script: setup.script,
    },
    file,
    engine,
  );
  if (!session.state().isEnded)
    throw new Error(`a drill of ${scenario.id} stopped at minute ${session.state().minute} with nobody to ask`);
  return session;
}
