// What a schema cannot see in a story: facts that change nothing, expectations that no doctrine could meet, briefs that
// give the truth away.
import { type Doctrine, isForce, responseNamed, SEATS } from '../ladder/index.ts';
import { type Mistake, nearestHint } from './mistake.ts';
import type { ActInFile, InjectInFile, ScenarioInFile } from './scenario-shape.ts';
import { type FactInFile, kindOf } from './shapes.ts';
import type { Parsed } from './yaml.ts';

type Said = (path: readonly PropertyKey[], message: string, hint?: string) => void;

/** Orders that an inject expects and that the loaded doctrine refuses whatever happens. */
export function expectedMistakes(
  parsed: Parsed,
  injects: readonly (InjectInFile | undefined)[],
  doctrine: Doctrine,
): Mistake[] {
  const found: Mistake[] = [];
  injects.forEach((inject, index) => {
    inject?.expects?.forEach(({ seat, order }, n) => {
      const say = (key: string, message: string, hint?: string) =>
        found.push(parsed.mistakeAt(['injects', index, 'expects', n, key], message, hint));
      const response = responseNamed(doctrine, order);
      const ids = doctrine.responses.map(({ id }) => id);
      if (!response) say('order', `There is no response "${order}".`, nearestHint(order, ids));
      else if (!response.seats.includes(seat))
        say('seat', `${order} is not ${seat}'s to give; it belongs to ${response.seats.join(', ')}.`);
      else if (response.role === 'territory')
        say('order', `${order} is refused under every doctrine, so it cannot be expected.`);
      else if (isForce(response) && !doctrine.reads.mandate.some((name) => name === response.class))
        say('order', `The doctrine "${doctrine.title}" gives nobody this class of force, so it is always refused.`);
    });
  });
  return found;
}

export function storyMistakes(parsed: Parsed, file: ScenarioInFile): Mistake[] {
  const found: Mistake[] = [];
  const say: Said = (path, message, hint) => found.push(parsed.mistakeAt(path, message, hint));
  factsWithoutEffect(file, say);
  growth(file, say);
  neverBegins(file, say);
  openActs(file, say);
  worldChanges(file, say);
  tellingWords(file, say);
  return found;
}

// A fact about an act that a register does not hold changes nothing in it, so it is never felt.
function factsWithoutEffect({ injects, acts }: ScenarioInFile, say: Said): void {
  const reportedAt = new Map<string, number>();
  const withdrawnAt = new Map<string, number>();
  injects.forEach((inject) => {
    if ('report' in inject) reportedAt.set(inject.report, inject.at);
    if ('retract' in inject) withdrawnAt.set(inject.retract, inject.at);
  });
  const tellsItself = (id: string) => acts.some((act) => act.id === id && act.says !== undefined);
  injects.forEach((inject, index) => {
    if ('news' in inject || 'report' in inject) return;
    const kind = kindOf(inject as FactInFile);
    if (kind === 'guarantee' || kind === 'consent') return;
    const act = String((inject as Record<string, unknown>)[kind]);
    const reported = reportedAt.get(act);
    const withdrawn = withdrawnAt.get(act);
    if (!acts.some(({ id }) => id === act)) return;
    if (reported === undefined && !tellsItself(act)) {
      say(['injects', index, kind], `${act} is never reported, so this ${kind} can never be felt.`, 'report it first');
    } else if (reported !== undefined && inject.at < reported) {
      say(
        ['injects', index, 'at'],
        `${act} is only reported later, so this ${kind} can never be felt.`,
        'move it behind the report',
      );
    } else if (withdrawn !== undefined && kind !== 'retract' && inject.at > withdrawn) {
      say(['injects', index, 'at'], `${act} was retracted before this, so this ${kind} can never be felt.`);
    }
  });
}

function growth({ acts }: ScenarioInFile, say: Said): void {
  const byId = new Map(acts.map((act) => [act.id, act]));
  acts.forEach((act, index) => {
    if (act.growsInto === undefined) return;
    const next = byId.get(act.growsInto);
    const at = ['acts', index, 'growsInto'];
    if (!next) {
      say(at, `There is no act ${act.growsInto} under acts.`, nearestHint(act.growsInto, [...byId.keys()]));
      return;
    }
    if (next.start <= act.start) say(at, `${next.id} begins before ${act.id}, so ${act.id} cannot grow into it.`);
    if (next.start >= act.end) say(at, `${act.id} has ended before ${next.id} begins, so the growth can never come.`);
    if (next.says === undefined)
      say(at, `${next.id} comes by growth, at no fixed minute: it needs \`says\`, its report.`);
    for (let far: ActInFile | undefined = next, steps = 0; far; far = byId.get(far.growsInto ?? ''), steps++) {
      if (far === act || steps > acts.length) {
        say(at, `${act.id} grows into itself.`);
        break;
      }
    }
  });
}

// What begins after the exercise is over never begins.
function neverBegins({ acts, endex }: ScenarioInFile, say: Said): void {
  acts.forEach((act, index) => {
    if (act.start >= endex)
      say(
        ['acts', index, 'start'],
        `${act.id} begins at or after ENDEX, so it never happens.`,
        'move it, or set endex later',
      );
  });
}

// What bears on an open act moves its end, so the script cannot know it.
function openActs({ acts, injects }: ScenarioInFile, say: Said): void {
  const isOpen = (act: ActInFile) =>
    act.fate === 'open' || act.growsInto !== undefined || acts.some(({ growsInto }) => growsInto === act.id);
  const open = new Map(acts.filter(isOpen).map((act) => [act.id, act]));
  injects.forEach((inject, index) => {
    if ('end' in inject && !('report' in inject) && open.has(inject.end)) {
      say(
        ['injects', index, 'end'],
        `The fate of ${inject.end} is open: the engine reports its end.`,
        'leave this out',
      );
    }
    if (!('confirm' in inject)) return;
    if (open.get(inject.confirm)?.finding)
      say(['injects', index, 'confirm'], `${inject.confirm} has a finding of its own.`, 'keep one of the two');
  });
  acts.forEach((act, index) => {
    const keys = ['says', 'over', 'firstTo', 'delay', 'shareDelay', 'marks', 'heat', 'assessed', 'finding'] as const;
    const idle = keys.find((key) => act[key] !== undefined);
    if (!isOpen(act) && idle !== undefined)
      say(['acts', index, idle], `This says nothing while the fate of ${act.id} is written.`, 'set `fate: open`');
  });
}

function worldChanges({ injects, roster }: ScenarioInFile, say: Said): void {
  injects.forEach((inject, index) => {
    if (inject.world && inject.to !== undefined && SEATS.some((seat) => !inject.to?.includes(seat))) {
      say(['injects', index, 'to'], 'What changes the world is known to everybody.', 'leave `to` out');
    }
  });
  const twice = roster.findIndex(({ member }, index) => roster.findIndex((other) => other.member === member) < index);
  if (twice >= 0) say(['roster', twice, 'member'], `${roster[twice]!.member} stands in the roster already.`);
}

// Words of the house and of every report: a brief may use them whatever the truth is.
const ORDINARY = new Set(
  `about above across after again against along among anybody because before began begin behind being between breach
  ceasefire chain clock close could crossing every everybody finding first force forces forward further going ground
  hours joint knows later learn likely line local local message might minute mission monitors morning moves nearby
  night nobody nothing number observe occurred officer opens order orders other others patrol people phase place
  position post posts quiet reached report reported reports river sector sectors sensors seven seventy severity shall
  shots should sides since something stand start state still stopped takes their there these thing thirty those three
  through times toward towards twenty under until warning water weeks where which while whole whose window within
  without would years russia russian ukraine ukrainian coalition commission guarantee talks response truth exercise reading readings doctrine accepted refused picture decide decision`
    .split(/\s+/)
    .filter(Boolean),
);

/** The words of a text that could tell: long, and none of the ordinary ones. */
function tellingWordsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/\p{L}{6,}/gu) ?? [];
  return new Set(words.filter((word) => !ORDINARY.has(word)));
}

// The title, the objective and the summary stand on the home screen before anybody has chosen a seat.
function tellingWords({ acts, briefs, facilitator }: ScenarioInFile, say: Said): void {
  const truths = [...acts, { id: 'the facilitator', truth: facilitator.truth }].map(({ id, truth }) => ({
    id,
    words: tellingWordsOf(truth),
  }));
  for (const [seat, brief] of Object.entries(briefs)) {
    for (const word of tellingWordsOf(brief)) {
      const told = truths.find(({ words }) => words.has(word));
      if (told)
        say(['briefs', seat], `The brief says "${word}", a word of a truth field (${told.id}).`, 'say it otherwise');
    }
  }
}
