// The engine's adjudication of a timeline against the plain reading of the whole page: rulings, the facts they rest on,
// chains, expiries and effects.
import type { Adjudication, Doctrine, Facts, Minute, Ruling, Timeline } from '../ladder/index.ts';
import { isUnderWay, lastEnd, nameOf } from './plain/chains.ts';
import { closedAt, deadline, dutyOf, isSignedBy, phase2At, warnedAt, windowEndsBefore } from './plain/phases.ts';
import type { plainRule } from './plain/ruling.ts';
import type { Moment, plainRun } from './plain/run.ts';
import type { Finding } from './violation.ts';

export type PlainResult = ReturnType<typeof plainRun>;

/** The first thing that the engine says otherwise than the page, or null. */
export function disagreement(
  doctrine: Doctrine,
  timeline: Timeline,
  engine: Adjudication,
  plain: PlainResult,
): Finding | null {
  const moments = new Map(plain.rulings.map((moment) => [moment.number, moment]));
  for (const [n, { order, ruling, facts }] of engine.rulings.entries()) {
    const law = plain.result.rulings[n] as (PlainRuling & { order: number }) | undefined;
    const given = timeline.orders[order]!;
    if (law?.order !== order || !isRuledSo(ruling, law)) {
      const is = said({ order, ...shown(ruling) });
      return differs(`order ${order}, ${given.seat} ${given.response} at minute ${given.at}`, is, said(law));
    }
    const moment = moments.get(order)!;
    const [rests, on] = [factsOfEngine(facts), plainFacts(doctrine, moment)];
    if (!isSame(rests, on)) {
      const what = `the facts of order ${order}, ${given.seat} ${given.response} at minute ${given.at}`;
      return differs(what, said(rests), said(on));
    }
    if (ruling.verdict !== 'refused' && ruling.clause !== moment.question.response.clause)
      return differs(`the clause of order ${order}`, ruling.clause, moment.question.response.clause);
  }
  const chains = engine.chains.map(({ id, acts, t0, phase2At: opened, broaderAt, closedAt: closed }) =>
    said({ id, acts: acts.map((act) => act.id), t0, phase2At: opened, broaderAt, closedAt: closed }),
  );
  const law = plain.result.chains.map(said);
  if (chains.join() !== law.join()) return differs('the chains at the end', chains.join('; '), law.join('; '));
  const expiries = engine.expiries.map(({ chain, duty, at }) => said({ chain, duty, at })).join('; ');
  const due = plain.result.expiries.map(said).join('; ');
  if (expiries !== due) return differs('the expiries', expiries, due);
  const effects = engine.effects.map(({ order, at, outcome, code }) =>
    said({ order, at, outcome, ...(code !== null && { code }) }),
  );
  const lawful = plain.result.effects.map(said);
  const n = effects.findIndex((effect, place) => effect !== lawful[place]);
  if (n >= 0) return differs('an effect', effects[n]!, `${lawful[n]}`);
  return effects.length === lawful.length
    ? null
    : differs('the number of effects', `${effects.length}`, `${lawful.length}`);
}

const differs = (what: string, is: string, law: string): Finding => ({
  property: 'law',
  says: `${what}: the engine says ${is || 'nothing'}, the law ${law || 'nothing'}`,
});

function shown(ruling: Ruling) {
  if (ruling.verdict !== 'refused') return { verdict: ruling.verdict, effectAt: ruling.effectAt };
  const { verdict, code, clause, earliest, needs, notBefore } = ruling;
  return { verdict, code, clause, earliest, needs, ...(notBefore !== null && { notBefore }) };
}

type PlainRuling = ReturnType<typeof plainRule>;

function isRuledSo(is: Ruling, law: PlainRuling): boolean {
  if (is.verdict !== 'refused') return is.verdict === law.verdict && law.effectAt === is.effectAt;
  if (law.verdict !== 'refused' || is.code !== law.code || is.clause !== law.clause) return false;
  if (is.earliest !== law.earliest || is.notBefore !== (law.notBefore ?? null)) return false;
  return is.needs.length === law.needs.length && is.needs.every((need, n) => need === law.needs[n]);
}

const said = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));

type Value = string | number | null | readonly Value[];

function isSame(a: Value, b: Value): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  if (a.length !== b.length) return false;
  for (let n = 0; n < a.length; n++) if (!isSame(a[n], b[n])) return false;
  return true;
}

function factsOfEngine({ minute, chain, openChains, consent, guarantee }: Facts): Value {
  if (!chain) return [minute, openChains, consent, guarantee, null];
  const { id, side, sectors, t0, windowOpens, warningDue, warnedAt: warned, underWay, lastEnd: ended } = chain;
  const { closedAt: closed, likelihood, phase2At: opened, broaderAt, unsigned } = chain;
  const times = [t0, windowOpens, warningDue, warned, ended, closed, opened, broaderAt];
  return [minute, openChains, consent, guarantee, id, side, sectors, times, underWay, likelihood, unsigned];
}

/** The same facts, as the plain reading has them. */
function plainFacts({ reads }: Doctrine, { t, question, chain, failed }: Moment): Value {
  const { register, chains, announced } = question;
  const open = chains.filter((each) => t < closedAt(reads, each)).map(nameOf);
  const { consent, guarantee } = register;
  if (!chain || failed.some(({ check }) => check === 3 || check === 4)) return [t, open, consent, guarantee, null];
  const finite = (minute: Minute) => (minute === Infinity ? null : minute);
  const closed = closedAt(reads, chain);
  const confirmed = chain.acts.flatMap(({ likelihood }) => likelihood ?? []);
  const times = [
    chain.t0,
    chain.side === 'ukraine' ? null : windowEndsBefore(reads, chain),
    dutyOf(reads, chain) === null ? null : deadline(reads, chain),
    warnedAt(announced, chain),
    finite(lastEnd(chain)),
    closed <= t ? closed : null,
    phase2At(reads, chain, announced, t),
    chain.broaderAt,
  ];
  const sectors = [...new Set(chain.acts.map(({ sector }) => sector))];
  const underWay = chain.acts.filter((act) => isUnderWay(act, t)).map(({ id }) => id);
  const unsigned = reads['plan.signatures'].filter((seat) => !isSignedBy(announced, chain, seat));
  const likelihood = confirmed.length > 0 ? Math.max(...confirmed) : null;
  return [t, open, consent, guarantee, nameOf(chain), chain.side, sectors, times, underWay, likelihood, unsigned];
}
