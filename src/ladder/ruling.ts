// rule(doctrine, picture, order, minute): every order gets one ruling (ladder.md 5). Pure, and the heart of the house.

import { type Announced, isWarned, type Ledger, type Picture, pictureOf } from './announced.ts';
import { type ChainList, chainWith, openChainList } from './chain-list.ts';
import { lastUnderWay } from './chains.ts';
import { appliesTo, CHECKS, type Check, isAlerted, type Lack, ownToChange, type Question } from './checks.ts';
import { type Doctrine, isForce, mayLeaveSectorOut, responseNamed } from './doctrine.ts';
import { type Act, actNamed } from './register.ts';
import { isPast, phase3At, warningDue } from './windows.ts';
import type { Code, Minute, Need, Order, Ruling, Sector } from './words.ts';

/**
 * Rules on one order, on the register of the seat that gives it, as it stands at that minute.
 * @throws TypeError where the doctrine's catalogue has no such response (files are checked before they get here).
 */
export function rule(doctrine: Doctrine, picture: Picture, order: Order, minute: Minute): Ruling {
  return ruleOn(ask(doctrine, picture, order, minute));
}

/** Puts an order before the law: finds the act and the chain it is about, in a list of chains of that minute. */
export function ask(
  doctrine: Doctrine,
  picture: Picture,
  order: Order,
  minute: Minute,
  chains: ChainList = openChainList(doctrine, picture, minute),
): Question {
  const response = responseNamed(doctrine, order.response);
  if (!response) throw new TypeError(`no response ${order.response} in doctrine ${doctrine.id}`);
  let act: Act | undefined;
  if (response.needsChain) {
    act = order.about === null ? firstOfTheOneOpen(chains, picture) : actNamed(picture.register, order.about);
    if (act && act.severity < doctrine.reads['chain.severityFloor']) act = undefined;
  }
  const chain = act && chainWith(chains, act.id);
  return { doctrine, picture, order, response, minute, chains, act, chain, isGoNoGo: false };
}

// No `about`: exactly one open chain, of any side, and its first act is meant (check 3).
function firstOfTheOneOpen({ open }: ChainList, { register }: Picture): Act | undefined {
  return open.length === 1 ? actNamed(register, open[0]!.id) : undefined;
}

/** The first check that an order fails, or null where it would be accepted: its ruling without needs and times. */
export function refusalOf(question: Question): Code | null {
  for (const check of CHECKS) {
    if (appliesTo(check, question.response, question.doctrine) && check.lacks(question)) return check.code;
  }
  return null;
}

export function ruleOn(question: Question): Ruling {
  const failed: (Lack & { check: Check })[] = [];
  for (const check of CHECKS) {
    if (!appliesTo(check, question.response, question.doctrine)) continue;
    const lack = check.lacks(question);
    if (!lack) continue;
    failed.push({ check, ...lack });
    // Where no chain is known nothing more is said (check 3).
    if (check.n === 3) break;
  }
  const [first] = failed;
  if (!first) return accept(question);
  const needs = gather(failed.flatMap((lack) => lack.needs));
  const notBefore = failed.find((lack) => lack.notBefore !== undefined)?.notBefore ?? null;
  return {
    verdict: 'refused',
    code: first.check.code,
    clause: first.check.clause(question),
    earliest: needs.length > 0 ? null : Math.max(...failed.map((lack) => lack.earliest ?? Infinity)),
    needs,
    notBefore,
  };
}

function gather(needs: readonly Need[]): Need[] {
  return needs.includes('never') ? ['never'] : [...new Set(needs)];
}

function accept(question: Question): Ruling {
  const verdict = isLate(question) ? 'late' : 'accepted';
  return { verdict, clause: question.response.clause, effectAt: effectAt(question) };
}

// ladder.md 5: the first warning of a chain after D; under `phase3.effect: deadline`, joint force by its effect.
function isLate(question: Question): boolean {
  const { response, picture, chain, minute } = question;
  const { reads } = question.doctrine;
  if (!chain) return false;
  if (response.role === 'warning') {
    const due = warningDue(reads, chain);
    return due !== null && isPast(reads, minute, due) && !isWarned(picture, chain);
  }
  const hour = phase3At(reads, chain);
  if (response.class !== 'force-joint' || reads['phase3.effect'] !== 'deadline' || hour === null) return false;
  return effectAt(question) > hour;
}

/**
 * The lead of the order as it stands: an alert in effect on the chain divides that of force; what is redeployed takes
 * half its own (ladder.md 5 and 8).
 */
export function leadOf(question: Question): Minute {
  const { doctrine, response, order, picture } = question;
  if (response.role === 'redeploy') {
    const moved = ownToChange(picture, order, response);
    const own = moved && responseNamed(doctrine, moved.response);
    return Math.ceil((own?.leadMinutes[order.seat] ?? 0) / 2);
  }
  const lead = response.leadMinutes[order.seat];
  return isForce(response) && isAlerted(question) ? Math.ceil(lead / doctrine.reads['alert.divides']) : lead;
}

// An effect is never earlier than accepted + lead; joint force, where the reading says so, never before 72 h.
function effectAt(question: Question): Minute {
  const { response, chain, minute } = question;
  const { reads } = question.doctrine;
  const ready = minute + leadOf(question);
  const hour = chain ? phase3At(reads, chain) : null;
  const isBound = response.class === 'force-joint' && reads['phase3.effect'] === 'not-before';
  return isBound && hour !== null ? Math.max(ready, hour) : ready;
}

/** The check that an order fails at go/no-go, on the given picture (ladder.md 5), or null where it takes effect. */
export function failsGoNoGo(
  doctrine: Doctrine,
  picture: Picture,
  order: Announced,
  minute: Minute,
  chains?: ChainList,
): Code | null {
  const question = { ...ask(doctrine, picture, order, minute, chains), isGoNoGo: true };
  for (const check of CHECKS) {
    if (!doctrine.reads['goNoGo.checks'].includes(check.n)) continue;
    if (appliesTo(check, question.response, doctrine) && check.lacks(question)) return check.code;
  }
  return null;
}

/** What an accepted order adds to what all seats know. Shapes as in `Announced`; it starts pending. */
export function announce(question: Question, number: number, ruling: Ruling & { effectAt: Minute }): Announced {
  const { order, response, minute, chain, act } = question;
  const { seat, about, sector, of } = order;
  const { id, class: is, role, domain } = response;
  return {
    order: number,
    seat,
    response: id,
    class: is,
    role,
    domain,
    about: act?.id ?? about,
    sector: sector ?? placeLeftOut(question),
    of,
    at: minute,
    effectAt: ruling.effectAt,
    acts: chain?.acts.map((member) => member.id) ?? [],
    outcome: 'pending',
    outcomeAt: null,
    code: null,
    endsAt: null,
  };
}

function placeLeftOut({ response, order, chain, chains }: Question): Sector | null {
  if (!mayLeaveSectorOut(response)) return null;
  const about = chain ?? (order.about === null ? undefined : chainWith(chains, order.about));
  return (about && lastUnderWay(about)?.sector) ?? null;
}

export interface Effect {
  order: number;
  at: Minute;
  outcome: 'in-effect' | 'lapsed';
  code: Code | null;
}

/** The order whose effect is due next, that minute or a later one; undefined where none is pending. */
export function nextToFall({ announced, parts: { pending } }: Ledger): Announced | undefined {
  let next: Announced | undefined;
  for (const place of pending) {
    const order = announced[place]!;
    if (next === undefined || order.effectAt < next.effectAt) next = order;
  }
  return next;
}

/** The next effect that is due at that minute, with its go/no-go on the Commission's register; or null. */
export function dueEffect(doctrine: Doctrine, ledger: Ledger, minute: Minute, chains?: ChainList): Effect | null {
  const due = nextToFall(ledger);
  if (!due || due.effectAt > minute) return null;
  const { order, effectAt: at } = due;
  const code = isForce(due) ? failsGoNoGo(doctrine, pictureOf(ledger, 'commission'), due, minute, chains) : null;
  return { order, at, outcome: code ? 'lapsed' : 'in-effect', code };
}
