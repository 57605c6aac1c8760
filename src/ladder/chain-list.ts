// The chains of one register: its acts linked up to a minute, and how long time alone changes nothing. It is a value that
// its holder moves on. Where facts only add, it goes on from where it was; where they amend, it goes back to before the
// act concerned and links anew from there.
import { type Announced, type Ledger, type Picture, pictureOf } from './announced.ts';
import type { Chain } from './chains.ts';
import type { Doctrine, Readings } from './doctrine.ts';
import { byStart, type Draft, type Drafts, first, join, type Link, merge } from './linking.ts';
import { type Act, actNamed, type Register, type Registers } from './register.ts';
import { phase2Opens } from './windows.ts';
import { type ActId, type Fact, HOLDERS, type Holder, type Minute } from './words.ts';

export interface ChainList {
  /** In the order of T0 (ties: the older), closed ones too. */
  all: Chain[];
  /** Those of them that have not closed; another list whenever the chains are read again. */
  open: readonly Chain[];
  /** Every chain as it closed, and again whenever it changed after that. A reader counts how many it has read. */
  closed: Chain[];
  /** The first minute at which time alone makes other chains of the same facts. */
  until: Minute;
  reads: Readings;
  /** Every act that may belong to a chain, in the order of the law. The first `linked` of them are linked. */
  links: Link[];
  linked: number;
  named: Map<ActId, Link>;
  /** In the order of their minute. The first `merged` of them have merged chains. */
  certified: { act: ActId; at: Minute }[];
  merged: number;
  /** The minute of the last act or certification that was read. */
  last: Minute;
  drafts: Drafts;
  /** The number of drafts at the front that have closed and will not change by time, and the number of their chains. */
  settled: { drafts: number; chains: number };
  /** Copies of the open drafts to go back to, one every few acts. The first was made before any act was linked. */
  marks: Mark[];
}

/** The drafts after so many acts and certifications: only what was open then can have changed since. */
interface Mark extends Pick<ChainList, 'linked' | 'merged' | 'last'> {
  all: number;
  open: readonly { draft: Draft; as: Draft; links: number }[];
}

/** How many acts are linked from mark to mark: the most that is linked again for nothing. */
const BETWEEN_MARKS = 8;

export function openChainList({ reads }: Doctrine, picture: Picture, minute: Minute): ChainList {
  const { acts, certifications } = picture.register;
  const links = acts.filter((act) => isBreach(reads, act)).map(linkOf);
  const list: ChainList = {
    all: [],
    open: [],
    closed: [],
    until: Infinity,
    reads,
    links: inOrder(links, byStart),
    linked: 0,
    named: new Map(links.map((link) => [link.act.id, link])),
    certified: inOrder([...certifications], byMinute),
    merged: 0,
    last: -Infinity,
    drafts: { all: [], open: [] },
    settled: NOTHING_SETTLED,
    marks: [{ linked: 0, merged: 0, last: -Infinity, all: 0, open: [] }],
  };
  linkOn(list, picture, minute);
  return list;
}

/** The chain list of every register. */
export type ChainLists = Record<Holder, ChainList>;

export function openChainLists(doctrine: Doctrine, ledger: Ledger, minute: Minute): ChainLists {
  const open = (holder: Holder) => openChainList(doctrine, pictureOf(ledger, holder), minute);
  return { ukraine: open('ukraine'), coalition: open('coalition'), us: open('us'), commission: open('commission') };
}

/** The chain list of a register at a minute, which must not lie before the minute of the last call. */
export function chainsAt(lists: ChainLists, ledger: Ledger, holder: Holder, minute: Minute): ChainList {
  const list = lists[holder];
  if (minute >= list.until) linkOn(list, pictureOf(ledger, holder), minute);
  return list;
}

/** To be called for every fact that has entered the registers. */
export function noteFact(lists: ChainLists, registers: Registers, fact: Fact): void {
  if (!('act' in fact)) return;
  for (const holder of HOLDERS) {
    if (holder !== 'commission' && !fact.to.includes(holder)) continue;
    noteAct(lists[holder], registers[holder], fact.act);
    if (fact.kind === 'certify' || fact.kind === 'share') noteCertified(lists[holder], registers[holder]);
  }
}

/** To be called for every order that was accepted. */
export function noteOrder(lists: ChainLists, { role, acts }: Announced): void {
  if (role === 'warning') for (const holder of HOLDERS) noteWarned(lists[holder], acts);
}

/** The chains that the register shows at that minute, closed ones too, in the order of T0 (ties: the older). */
export function chains(doctrine: Doctrine, picture: Picture, minute: Minute): readonly Chain[] {
  return openChainList(doctrine, picture, minute).all;
}

/** A chain as it reads at that minute, `phase2At` apart. */
export function chainOf(reads: Readings, draft: Draft, minute: Minute): Chain {
  const { links, t0, lastEnd, broaderAt, isRecidivist } = draft;
  const { act, side, sector } = first(draft);
  let knownSince = Infinity;
  let likelihood: number | null = null;
  const acts = links.map((link) => link.act);
  for (const each of acts) {
    if (each.enteredAt < knownSince) knownSince = each.enteredAt;
    if (each.likelihood !== null && (likelihood === null || each.likelihood > likelihood)) likelihood = each.likelihood;
  }
  const chain: Chain = {
    id: act.id,
    side,
    sector,
    acts,
    t0,
    knownSince,
    lastEnd: null,
    closesAt: null,
    closedAt: null,
    phase2At: null,
    broaderAt,
    likelihood,
    isRecidivist,
  };
  if (lastEnd === Infinity) return chain;
  chain.lastEnd = lastEnd;
  // Where the clock starts with the report, a chain may be known of only when it has closed: never before its T0.
  chain.closesAt = Math.max(lastEnd + reads['chain.quietToClose'], t0 ?? -Infinity);
  if (chain.closesAt <= minute) chain.closedAt = chain.closesAt;
  return chain;
}

/** The chain that holds the act, if any does. */
export function chainWith({ named }: ChainList, id: ActId): Chain | undefined {
  return named.get(id)?.chain?.shown?.chain;
}

/** An act has entered the register, or changed there. */
function noteAct(list: ChainList, register: Register, id: ActId): void {
  const act = actNamed(register, id);
  if (!act) return;
  const link = list.named.get(id);
  const isIn = isBreach(list.reads, act);
  if (!link && !isIn) return;
  list.until = -Infinity;
  if (link && isIn && isSameLink(link, act)) {
    link.act = act;
    if (mayEndLater(list, link, act)) return endLink(list, link, act);
  }
  goBack(list, Math.min(link?.start ?? Infinity, isIn ? act.start : Infinity));
  if (link) {
    list.links.splice(list.links.indexOf(link, list.linked), 1);
    list.named.delete(id);
  }
  if (isIn) insert(list, linkOf(act));
}

function noteCertified(list: ChainList, { certifications }: Register): void {
  if (certifications.length === 0 && list.certified.length === 0) return;
  const certified = inOrder([...certifications], byMinute);
  for (let n = 0; n < Math.max(certified.length, list.certified.length); n++) {
    const [now, before] = [certified[n], list.certified[n]];
    if (now?.act === before?.act && now?.at === before?.at) continue;
    list.until = -Infinity;
    goBack(list, Math.min(now?.at ?? Infinity, before?.at ?? Infinity));
    break;
  }
  list.certified = certified;
}

// In some doctrines phase 2 waits for the warning.
function noteWarned(list: ChainList, acts: readonly ActId[]): void {
  if (!list.reads['phase2.requiresWarning']) return;
  list.until = -Infinity;
  for (const id of acts) {
    const draft = list.named.get(id)?.chain;
    if (draft) change(list, draft);
  }
}

function linkOn(list: ChainList, picture: Picture, minute: Minute): void {
  link(list, minute);
  const { reads, links, linked, certified, merged } = list;
  let until = Math.min(links[linked]?.start ?? Infinity, certified[merged]?.at ?? Infinity);
  const drafts = byClock(list);
  const { all } = list;
  // The settled drafts at the front are not gone through again.
  all.length = list.settled.chains;
  const open: Chain[] = [];
  let isSettled = drafts === list.drafts.all;
  let { settled } = list;
  for (let n = settled.drafts; n < drafts.length; n++) {
    const draft = drafts[n]!;
    if (!draft.isMerged) {
      const { chain, opens } = shownAt(reads, draft, picture, minute, list.closed);
      all.push(chain);
      if (chain.closedAt === null) open.push(chain);
      if (opens !== null && opens > minute && opens < until) until = opens;
      if (chain.closesAt !== null && chain.closesAt > minute && chain.closesAt < until) until = chain.closesAt;
      isSettled &&= chain.closedAt !== null && (opens === null || opens <= minute);
    }
    if (isSettled) settled = { drafts: n + 1, chains: all.length };
  }
  list.settled = settled;
  list.open = open;
  list.until = until;
}

/** The chain of a draft at that minute: the same as before while neither it nor what time makes of it has changed. */
function shownAt(reads: Readings, draft: Draft, picture: Picture, minute: Minute, closed: Chain[]) {
  const { shown } = draft;
  if (shown !== null) {
    const { chain, opens } = shown;
    if (chain.closedAt !== null) return shown;
    const hasClosed = chain.closesAt !== null && chain.closesAt <= minute;
    const hasOpened = opens !== null && opens <= minute && chain.phase2At === null;
    if (!hasClosed && !hasOpened) return shown;
  }
  const chain = chainOf(reads, draft, minute);
  const opens = phase2Opens(reads, picture, chain);
  chain.phase2At = opens !== null && opens <= minute ? opens : null;
  if (chain.closedAt !== null) closed.push(chain);
  draft.shown = { chain, opens };
  return draft.shown;
}

// ladder.md 4: the acts in the order of their start, certifications at their minute after acts that start in it.
function link(list: ChainList, minute: Minute): void {
  const { reads, links, drafts } = list;
  for (; list.linked < links.length && links[list.linked]!.start <= minute; list.linked++) {
    const next = links[list.linked]!;
    certify(list, next.start - 1);
    if (list.linked >= list.marks.at(-1)!.linked + BETWEEN_MARKS) mark(list);
    // An act that was reported late may join a chain that has closed meanwhile.
    unsettle(list, join(reads, drafts, next).place);
    list.last = next.start;
  }
  certify(list, minute);
}

function certify(list: ChainList, until: Minute): void {
  const { reads, certified, named, drafts } = list;
  for (; list.merged < certified.length && certified[list.merged]!.at <= until; list.merged++) {
    const { act, at } = certified[list.merged]!;
    // What merges is among the chains that are open to an act.
    if (drafts.open.length > 0) unsettle(list, drafts.open[0]!.place);
    merge(reads, drafts, { chain: named.get(act)?.chain ?? null, at });
    list.last = at;
  }
}

function mark(list: ChainList): void {
  const { linked, merged, last, drafts } = list;
  const open = drafts.open.map((draft) => ({ draft, as: { ...draft, shown: null }, links: draft.links.length }));
  list.marks.push({ linked, merged, last, all: drafts.all.length, open });
}

/** Unlinks everything from that minute on, and no more than has to be linked again then. */
function goBack(list: ChainList, before: Minute): void {
  if (list.last < before) return;
  const { marks, links, drafts } = list;
  while (marks.at(-1)!.last >= before) marks.pop();
  const { linked, merged, last, all, open } = marks.at(-1)!;
  for (let n = linked; n < list.linked; n++) links[n]!.chain = null;
  unsettle(list, open[0]?.draft.place ?? all);
  drafts.all.length = all;
  drafts.open = open.map(({ draft }) => draft);
  for (const { draft, as, links: many } of open) {
    Object.assign(draft, as);
    draft.links.length = many;
    for (const each of draft.links) each.chain = draft;
  }
  Object.assign(list, { linked, merged, last });
}

function insert({ links, named, linked }: ChainList, link: Link): void {
  named.set(link.act.id, link);
  let at = links.length;
  while (at > linked && byStart(links[at - 1]!, link) > 0) at--;
  links.splice(at, 0, link);
}

/** From that draft on everything is gone through again. */
function unsettle(list: ChainList, from: number): void {
  const { drafts, chains } = list.settled;
  if (from >= drafts) return;
  let gone = 0;
  for (let n = from; n < drafts; n++) if (!list.drafts.all[n]!.isMerged) gone++;
  list.settled = { drafts: from, chains: chains - gone };
}

/** Has the chain of a draft worked out again. */
function change(list: ChainList, draft: Draft): void {
  if (draft.shown !== null && draft.shown.chain.closedAt !== null) unsettle(list, draft.place);
  draft.shown = null;
}

/** True where nothing linked so far depends on the difference between the old end of an act and its new one. */
function mayEndLater({ last }: ChainList, link: Link, act: Act): boolean {
  return link.end === act.end || (link.chain !== null && last < Math.min(link.end ?? Infinity, act.end ?? Infinity));
}

function endLink(list: ChainList, link: Link, act: Act): void {
  const { marks } = list;
  const { chain } = link;
  if (chain) change(list, chain);
  if (link.end === act.end) return;
  link.end = act.end;
  // Marks made with the old end are wrong now.
  while (marks.at(-1)!.last >= link.start) marks.pop();
  if (chain) chain.lastEnd = Math.max(...chain.links.map(({ end }) => end ?? Infinity));
}

const isBreach = (reads: Readings, { isRetracted, severity }: Act): boolean =>
  !isRetracted && severity >= reads['chain.severityFloor'];

function linkOf(act: Act): Link {
  const { start, end, sector, side, loggedAt } = act;
  return { act, start, end, sector, side, loggedAt, chain: null };
}

function isSameLink({ start, sector, side, loggedAt }: Link, act: Act): boolean {
  return start === act.start && sector === act.sector && side === act.side && loggedAt === act.loggedAt;
}

const byMinute = (a: { at: Minute }, b: { at: Minute }): number => a.at - b.at;

/** In the order of T0; drafts stand in the order of their age, and nearly always of T0 as well. */
function byClock(list: ChainList): readonly Draft[] {
  const { all } = list.drafts;
  const compare = ({ t0: a }: Draft, { t0: b }: Draft) => (a === b ? 0 : (a ?? Infinity) - (b ?? Infinity));
  for (let n = Math.max(1, list.settled.drafts); n < all.length; n++) {
    if (compare(all[n - 1]!, all[n]!) <= 0) continue;
    list.settled = NOTHING_SETTLED;
    return all.toSorted(compare);
  }
  return all;
}

const NOTHING_SETTLED = { drafts: 0, chains: 0 };

/** Sorts a list where it lies, ties as they stand. Nearly all come in order: only what does not is sorted. */
function inOrder<T>(items: T[], compare: (a: T, b: T) => number): T[] {
  for (let n = 1; n < items.length; n++) if (compare(items[n - 1]!, items[n]!) > 0) return items.sort(compare);
  return items;
}
