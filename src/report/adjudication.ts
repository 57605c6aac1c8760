// An adjudication as the JSON object of ladder.md 8. Key order is part of the shape, and that a key is left out which has
// nothing to say.
import type { Adjudication, Chain, Doctrine, Expiry } from '../ladder/index.ts';

export function adjudicationJson(doctrine: Doctrine, { rulings, chains, expiries, effects }: Adjudication) {
  return {
    doctrine: doctrine.id,
    rulings: rulings.map(({ order, ruling }) =>
      ruling.verdict === 'refused'
        ? {
            order,
            verdict: ruling.verdict,
            code: ruling.code,
            clause: ruling.clause,
            earliest: ruling.earliest,
            needs: ruling.needs,
            ...(ruling.notBefore !== null && { notBefore: ruling.notBefore }),
          }
        : { order, verdict: ruling.verdict, effectAt: ruling.effectAt },
    ),
    chains: chains.map(chainJson),
    expiries: expiries.map(expiryJson),
    effects: effects.map(({ order, at, outcome, code }) => ({ order, at, outcome, ...(code !== null && { code }) })),
  };
}

export function chainJson({ id, acts, t0, phase2At, broaderAt, closedAt }: Chain) {
  return { id, acts: acts.map((act) => act.id), t0, phase2At, broaderAt, closedAt };
}

export function expiryJson({ chain, duty, at }: Expiry) {
  return { chain, duty, at };
}
