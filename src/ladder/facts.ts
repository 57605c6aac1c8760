// The facts that a ruling rests on, as the register showed them at that minute: what a referee would read out.
import { signaturesMissing, warnedAt } from './announced.ts';
import { isUnderWay } from './chains.ts';
import type { Question } from './checks.ts';
import { warningDue, windowOpens } from './windows.ts';
import type { ActId, Guarantee, Member, Minute, Seat, Sector, Side } from './words.ts';

export interface ChainFacts {
  id: ActId;
  side: Side;
  sectors: readonly Sector[];
  t0: Minute | null;
  /** The first minute after the window of phase 1. */
  windowOpens: Minute | null;
  warningDue: Minute | null;
  warnedAt: Minute | null;
  underWay: readonly ActId[];
  lastEnd: Minute | null;
  closedAt: Minute | null;
  likelihood: number | null;
  phase2At: Minute | null;
  broaderAt: Minute | null;
  unsigned: readonly Seat[];
}

export interface Facts {
  minute: Minute;
  /** null where the order needs no chain, or none was found. */
  chain: ChainFacts | null;
  openChains: readonly ActId[];
  consent: readonly Member[];
  guarantee: Guarantee;
}

export function factsOf(question: Question): Facts {
  const { doctrine, picture, minute, chain } = question;
  return {
    minute,
    chain: chain
      ? {
          id: chain.id,
          side: chain.side,
          sectors: [...new Set(chain.acts.map((act) => act.sector))],
          t0: chain.t0,
          windowOpens: windowOpens(doctrine.reads, chain),
          warningDue: warningDue(doctrine.reads, chain),
          warnedAt: warnedAt(picture, chain),
          underWay: chain.acts.filter((act) => isUnderWay(act, minute)).map((act) => act.id),
          lastEnd: chain.lastEnd,
          closedAt: chain.closedAt,
          likelihood: chain.likelihood,
          phase2At: chain.phase2At,
          broaderAt: chain.broaderAt,
          unsigned: signaturesMissing(doctrine, picture, chain),
        }
      : null,
    openChains: question.chains.open.map((each) => each.id),
    consent: [...picture.register.consent],
    guarantee: picture.register.guarantee,
  };
}
