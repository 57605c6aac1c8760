// What a ruling says of its chain beside what the judge reads (ladder.md 4): name, clock, windows, phases, evidence.
import type { ChainFacts, Facts, Minute } from '../ladder/index.ts';
import { unsigned, warnedAt } from './accepted.ts';
import { type KnownChain, lastEnd, nameOf } from './chains.ts';
import { chainOf, type Matter, openChains } from './checks.ts';
import { timeOf } from './finding.ts';
import { closes, deadline, secondPhase, windowOver } from './hours.ts';
import { underWay } from './ruling.ts';

/** What is said otherwise in the record, with the property that breaks. */
export interface Contradiction {
  rule: string;
  says: string;
}

export function contradictions(matter: Matter, t: Minute, facts: Facts): Contradiction[] {
  const { register } = matter;
  const chain = chainOf(matter, t);
  const open = openChains(matter, t).map(nameOf);
  return [
    ...differing('S12 and S15', 'the open chains', facts.openChains.join(' '), open.join(' ')),
    ...differing('ladder.md 3, consent', 'the members consenting', listed(facts.consent), listed(register.consent)),
    ...differing('ladder.md 3, guarantee', 'the guarantee', facts.guarantee, register.guarantee),
    ...(facts.chain && chain ? ofChain(matter, t, facts.chain, chain) : []),
    ...(facts.chain && !chain ? [{ rule: 'ladder.md 4', says: `no chain holds what ${facts.chain.id} names` }] : []),
    ...(!facts.chain && chain
      ? [{ rule: 'ladder.md 4', says: `it is about chain ${nameOf(chain)}, of which nothing is said` }]
      : []),
  ];
}

function ofChain(matter: Matter, t: Minute, said: ChainFacts, chain: KnownChain): Contradiction[] {
  const { doctrine, accepted } = matter;
  const { reads } = doctrine;
  const id = nameOf(chain);
  const warned = warnedAt(accepted, chain);
  const begins = secondPhase(reads, chain, { warnedAt: warned, broaderAt: chain.broaderAt });
  const ended = lastEnd(chain);
  const closed = closes(reads, chain);
  const likelihood = Math.max(-1, ...chain.acts.map((act) => act.likelihood ?? -1));
  const same = (rule: string, what: string, recorded: string, read: string) =>
    differing(rule, `${what} of chain ${id}`, recorded, read);
  return [
    ...same('ladder.md 4, names', 'the name', said.id, id),
    ...same('ladder.md 4, sides', 'the side', said.side, chain.side),
    ...same('ladder.md 4, acts', 'the sectors', listed(said.sectors), listed(chain.acts.map(({ sector }) => sector))),
    ...same('S11', 'T0', timeOf(said.t0), timeOf(chain.t0)),
    ...same('S1', 'the end of the window', timeOf(said.windowOpens), timeOf(windowOver(reads, chain))),
    ...same('ladder.md 5, Phase 1', 'the deadline', timeOf(said.warningDue), timeOf(deadline(reads, chain))),
    ...same('S5', 'the first warning', timeOf(said.warnedAt), timeOf(warned)),
    ...same('ladder.md 2, acts', 'what is under way', listed(said.underWay), listed(underWay(chain, t))),
    ...same('ladder.md 4, lastEnd', 'the last end', timeOf(said.lastEnd), timeOf(ended === Infinity ? null : ended)),
    ...same('S15', 'the close', timeOf(said.closedAt), timeOf(closed <= t ? closed : null)),
    ...same('S6', 'the likelihood', String(said.likelihood), String(likelihood < 0 ? null : likelihood)),
    ...same('S2', 'phase 2', timeOf(said.phase2At), timeOf(begins !== null && begins <= t ? begins : null)),
    ...same('S4', 'the certification', timeOf(said.broaderAt), timeOf(chain.broaderAt)),
    ...same('S13', 'who has not signed', listed(said.unsigned), listed(unsigned(doctrine, accepted, chain))),
  ];
}

function differing(rule: string, what: string, recorded: string, read: string): Contradiction[] {
  return recorded === read ? [] : [{ rule, says: `${what}: recorded ${recorded}, by the law ${read}` }];
}

/** Each once; in which order says nothing. */
const listed = (names: readonly (string | number)[]): string =>
  [...new Set(names.map(String))].sort().join(' ') || 'none';
