// What a person at the Commission's desk sees: every report and all evidence, never the hidden truth (exercise.md 1).
import { type Chain, chainWith, type Minute } from '../../ladder/index.ts';
import type { Finding, Mark } from '../incident.ts';
import { testsHolding } from '../run/commission.ts';
import { chainsNow, type Run } from '../run/run.ts';
import { marksOf } from '../state.ts';
import { type ActView, type Message, titleOf, toActView, toMessage } from './view.ts';

export interface DocketItem extends ActView {
  marks: readonly Mark[];
  /** Everything that was said about it, oldest first: reports, claims, findings. */
  evidence: readonly Message[];
  /** What the analysts can say by now; null while they are still at work. */
  analysis: { at: Minute; finding: Finding } | null;
  chain: string | null;
}

export interface CommissionView {
  title: string;
  minute: Minute;
  endex: Minute;
  begins: string;
  isAtDesk: boolean;
  isEnded: boolean;
  readUntil: Minute;
  docket: readonly DocketItem[];
  chains: readonly Chain[];
  /** The tests of a broader attack that hold, and how many are asked for. */
  tests: readonly string[];
  testsNeeded: number;
  suspectedSince: Minute | null;
}

export function viewForCommission(run: Run): CommissionView {
  const { scenario, state } = run;
  const chains = chainsNow(run, 'commission');
  const { isAtDesk, readUntil, suspectedSince, evidence } = state.commission;
  const messages = state.received.map(toMessage);
  return {
    title: titleOf(scenario),
    minute: state.minute,
    endex: scenario.endex,
    begins: scenario.begins,
    isAtDesk,
    isEnded: state.isEnded,
    readUntil,
    docket: state.ledger.registers.commission.acts.map((act) => {
      const ripe = evidence.findLast((item) => item.act === act.id);
      return {
        ...toActView(act),
        marks: marksOf(state, act.id),
        evidence: messages.filter((message) => message.act === act.id),
        analysis: ripe ? { at: ripe.at, finding: ripe.finding } : null,
        chain: chainWith(chains, act.id)?.id ?? null,
      };
    }),
    chains: chains.all,
    tests: testsHolding(scenario, state),
    testsNeeded: scenario.numbers.politics.tests.needed,
    suspectedSince,
  };
}
