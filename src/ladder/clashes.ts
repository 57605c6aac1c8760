// Where a doctrine contradicts itself (ladder.md 6): switches of which one takes away what another gives, or safety.
import type { Readings, Switch } from './doctrine.ts';
import { clock } from './words.ts';

export interface Clash {
  /** The one to mend first. */
  switches: readonly [Switch, ...Switch[]];
  says: string;
}

/** Checks that stand on every go/no-go list: without them force could take effect against S3, S4, S6, S9 or S13. */
const SAFETY_CHECKS = [3, 4, 5, 6, 10, 11, 15, 17];

/** Every contradiction among the switches; none in a sound doctrine. */
export function clashes(reads: Readings): Clash[] {
  return [...goNoGo(reads), ...sustained(reads), ...quorum(reads), ...warning(reads)];
}

function goNoGo(reads: Readings): Clash[] {
  const isGated = reads['guarantee.gates'].length > 0;
  const missing = [...SAFETY_CHECKS, ...(isGated ? [18] : [])].filter((n) => !reads['goNoGo.checks'].includes(n));
  if (missing.length === 0) return [];
  const switches: Clash['switches'] = missing.includes(18) ? ['goNoGo.checks', 'guarantee.gates'] : ['goNoGo.checks'];
  return [{ switches, says: `The go/no-go list lacks what safety needs: ${missing.join(', ')}.` }];
}

function sustained(reads: Readings): Clash[] {
  if (reads['phase2.persist'] !== 'sustained') return [];
  const [asked, span] = [reads['phase2.sustainedFor'], reads['phase2.sustainedWithin']];
  const switches: Clash['switches'] = ['phase2.sustainedFor', 'phase2.sustainedWithin', 'phase2.persist'];
  if (asked === 0) return [{ switches, says: 'Sustained fire of no minutes would be no fire at all.' }];
  return asked > span ? [{ switches, says: `${clock(span)} cannot hold ${clock(asked)} of fire.` }] : [];
}

function quorum(reads: Readings): Clash[] {
  const { 'quorum.leads': leads, 'quorum.roster': roster, 'quorum.members': members } = reads;
  const strangers = leads.filter((lead) => !roster.includes(lead));
  const others = new Set(roster.filter((member) => !leads.includes(member))).size;
  const found: Clash[] = [];
  if (strangers.length > 0)
    found.push({ switches: ['quorum.leads', 'quorum.roster'], says: `The roster lacks ${strangers.join(' and ')}.` });
  if (others < members) {
    const says = `The quorum asks for ${members} further members, and the roster has ${others} beside the leads.`;
    found.push({ switches: ['quorum.members', 'quorum.roster'], says });
  }
  return found;
}

function warning(reads: Readings): Clash[] {
  const isNever = reads['phase1.warnWithin'] === 0 && reads['phase1.grace'] === 0;
  if (reads['boundary.within'] === 'inclusive' || !isNever) return [];
  const switches: Clash['switches'] = ['phase1.warnWithin', 'phase1.grace', 'boundary.within'];
  return [{ switches, says: 'No warning could be in time: its deadline is past when the report comes.' }];
}
