// The switches and numbers of a doctrine in words: what each decides, and what its named values mean. The names by which
// authors set them stand behind the words.
import { clock, type Readings, type Switch } from '../ladder/index.ts';
import { className } from './rules.ts';
import { count, listed, memberName, seatInSentence } from './words.ts';

/** What a switch decides, as half a question. */
export const SWITCH_WORDS: Readonly<Record<Switch, string>> = {
  'ladder.trigger': 'what starts the clock of a chain',
  'clock.start': 'from when the clock counts',
  'phase1.order': 'warning and halt',
  'phase1.warnWithin': 'time for the warning',
  'phase1.grace': 'time for the warning after a late report',
  'phase1.haltWindow': 'how long after the last fire there is something to halt',
  'phase2.opensAfter': 'length of the first window',
  'phase2.persist': 'when hostilities persist',
  'phase2.lookBack': 'how far persistence looks back',
  'phase2.sustainedFor': 'how much fire is sustained',
  'phase2.sustainedWithin': 'within which hours fire is counted',
  'phase2.minSeverity': 'least severity that counts as hostilities',
  'phase2.requiresWarning': 'whether phase 2 needs a warning',
  'phase2.onBroaderAttack': 'phase 2 at a certified broader attack',
  'phase3.effect': 'what the hours of phase 3 mean',
  'phase3.effectAfter': 'hours of phase 3',
  'phase3.requiresPhase2': 'whether phase 3 needs phase 2',
  'boundary.within': 'the last minute of a window',
  'chain.scope': 'what is one breach',
  'chain.quietToClose': 'quiet that closes a chain',
  'chain.linkWithin': 'hours within which fire next door is the same breach',
  'chain.severityFloor': 'least severity that opens a chain',
  'pattern.acts': 'acts that make a pattern',
  'pattern.within': 'hours within which they make one',
  recidivism: 'repeated breaches',
  'recidivism.within': 'hours within which breaches are repeated',
  'recidivism.chains': 'chains that make a habit',
  reciprocity: "breaches by Ukraine's own side",
  'guarantee.gates': 'force that waits for the guarantee',
  'guarantee.years': 'term of the guarantee',
  'guarantee.suspendedBy': 'who may suspend the guarantee',
  mandate: 'force that there is a mandate for',
  'evidence.coalition': 'likelihood that coalition force asks for',
  'evidence.joint': 'likelihood that joint force asks for',
  'quorum.leads': 'members that must consent',
  'quorum.members': 'further members that must consent',
  'quorum.roster': 'members whose consent counts',
  'plan.signatures': 'who signs the joint plan',
  'alert.divides': 'by how much an alert divides leads',
  'goNoGo.checks': 'checks that are made once more at the effect',
};

/** Values that have a name. */
const NAMED: Readonly<Record<string, string>> = {
  'first-breach': 'the first breach',
  'persistent-pattern': 'a pattern of several acts',
  occurrence: 'the act',
  report: 'the first report',
  'warn-first': 'a warning comes before any halt',
  concurrent: 'in any order',
  'only-if-continues': 'a halt only where fire goes on after the warning',
  'after-window': 'fire under way after the window',
  'look-back': 'fire then, or shortly before',
  sustained: 'so many minutes of fire after the window',
  wait: 'it waits for the window',
  'open-at-once': 'it opens with the certification',
  'not-before': 'force takes effect then, never earlier',
  deadline: 'force is late after them',
  inclusive: 'it still counts',
  exclusive: 'it no longer counts',
  sector: 'fire in a sector and next door',
  theatre: 'fire anywhere along the line',
  flag: 'they are shown, and change nothing',
  'inherit-clock': 'the third one bears the clock of the first',
  'one-sided': 'the ladder is not for them',
  mirrored: 'they carry a duty to warn',
};

/** The value of a switch in words, as "24:00", "the first breach" or "coalition force and joint force". */
export function switchValue<S extends Switch>(name: S, value: Readings[S], times: ReadonlySet<Switch>): string {
  if (times.has(name)) return clock(value as number);
  if (name === 'guarantee.years') return count(value as number, 'year');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : listed(value.map((each) => itemWords(name, each)));
  return Object.hasOwn(NAMED, String(value)) ? NAMED[String(value)]! : String(value);
}

function itemWords(name: Switch, item: string | number): string {
  if (name === 'mandate' || name === 'guarantee.gates') return className(item as 'force-joint');
  if (name === 'plan.signatures' || name === 'guarantee.suspendedBy') return seatInSentence(item as 'us');
  return typeof item === 'number' ? String(item) : memberName(item);
}
