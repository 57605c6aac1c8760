// An adjudication as the JSON object of ladder.md 8. Key order is part of the shape.
import type { Adjudication, Doctrine } from '../ladder/index.ts';

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
          }
        : { order, verdict: ruling.verdict, effectAt: ruling.effectAt },
    ),
    chains: chains.map(({ id, acts, t0, phase2At, broaderAt, closedAt }) => ({
      id,
      acts: acts.map((act) => act.id),
      t0,
      phase2At,
      broaderAt,
      closedAt,
    })),
    expiries: expiries.map(({ chain, duty, at }) => ({ chain, duty, at })),
    effects,
  };
}
