// What can be wrong with the course of a story: growth that can never come, ends that cannot be known, injects that wait for
// what never is.
import { clock, type Doctrine } from '../ladder/index.ts';
import { grownActs, nextOf, openActs } from './acts.ts';
import { nearestHint } from './mistake.ts';
import type { Some } from './readable.ts';
import type { ActInFile } from './scenario-shape.ts';
import { aboutOf, factIn, type Say, type Story } from './story.ts';

export const namesOf = ({ acts }: Story): string[] => acts.flatMap(({ is }) => is.id ?? []);

export const unknownAct = (act: string, story: Story): [message: string, hint: string] => [
  `There is no act ${act} under acts.`,
  nearestHint(act, namesOf(story)),
];

export function checkCoursesOf(story: Story, doctrine: Doctrine | undefined, say: Say): void {
  checkGrowth(story, say);
  checkOpenActs(story, say);
  checkCourses(story, say);
  checkWaiting(story, say);
  checkConditions(story, doctrine, say);
}

function checkGrowth(story: Story, say: Say): void {
  const { acts, hasAllActs } = story;
  const byId = new Map(acts.map(({ is }) => [is.id, is]));
  for (const { path, is: act } of acts) {
    const id = nextOf(act);
    if (id === undefined) continue;
    const next = byId.get(id);
    const key = act.growsInto === undefined ? 'leadsTo' : 'growsInto';
    const at = [...path, key];
    if (act.growsInto !== undefined && act.leadsTo !== undefined)
      say([...path, 'leadsTo'], 'An act grows into one act or leads to one, not both.', 'leave one of the two out');
    if (!next) {
      if (hasAllActs) say(at, ...unknownAct(id, story));
      continue;
    }
    if (next.start !== undefined && act.start !== undefined && next.start <= act.start)
      say(at, `${id} begins before ${act.id}, so it cannot come of it.`);
    if (key === 'growsInto' && next.start !== undefined && act.end !== undefined && next.start >= act.end)
      say(
        at,
        `${act.id} has ended before ${id} begins, so the growth can never come.`,
        'write leadsTo where it may come later',
      );
    const isReported = story.injects.some(({ is }) => 'report' in is && is.report === id);
    if (!('says' in next) && !isReported && story.hasAllInjects)
      say(at, `${id} comes by growth, and nobody hears of it: it needs \`says\`, or an inject that reports it.`);
    for (let far: Some<ActInFile> | undefined = next, steps = 0; far; far = byId.get(nextOf(far) ?? ''), steps++) {
      if (far === act || steps > acts.length) {
        say(at, `${act.id} grows into itself.`);
        break;
      }
    }
  }
}

// Play moves the end of an open act: the script says what is reported then, at the written end.
function checkOpenActs({ acts, injects }: Story, say: Say): void {
  const open = openActs(acts.map(({ is }) => is));
  const byId = new Map(acts.map(({ is }) => [is.id, is]));
  for (const { path, is } of injects) {
    const fact = factIn(is);
    const about = fact && aboutOf(fact);
    const act = about && open.has(about.act) ? byId.get(about.act) : undefined;
    if (!about || !act) continue;
    const when = 'when' in is && typeof is.when === 'number' ? is.when : is.at;
    if (about.kind === 'end' && act.end !== undefined && when !== act.end)
      say(
        [...path, 'when' in is ? 'when' : 'end'],
        `${act.id} ends at ${clock(act.end)} where nothing bears on it, and this says ${clock(when ?? 0)}.`,
        `write when: "${clock(act.end)}"; it comes as much sooner or later as the act ends`,
      );
    if (about.kind === 'end' && act.over !== undefined)
      say([...path, 'end'], `${about.act} says itself what is reported at its end.`, 'keep one: this, or `over`');
    if (about.kind === 'report' && 'end' in is && is.end !== undefined)
      say(
        [...path, 'end'],
        `The course of ${act.id} is open, so its report cannot know its end.`,
        'report the end with an inject of its own',
      );
    if (about.kind === 'confirm' && act.finding)
      say([...path, 'confirm'], `${about.act} has a finding of its own.`, 'keep one of the two');
  }
  for (const { path, is: act } of acts) {
    const keys = ['says', 'over', 'firstTo', 'delay', 'shareDelay', 'marks', 'heat', 'assessed', 'finding'] as const;
    const unused = keys.filter((key) => act[key] !== undefined);
    if (act.id === undefined || open.has(act.id) || !unused[0]) continue;
    say(
      [...path, unused[0]],
      `${unused.join(', ')} ${unused.length === 1 ? 'says' : 'say'} nothing while the course of ${act.id} is fixed.`,
      'set `course: open`, or leave out what the engine is to say',
    );
  }
}

function checkCourses({ acts }: Story, say: Say): void {
  const grown = grownActs(acts.map(({ is }) => is));
  for (const { path, is: act } of acts) {
    const { id, course, fate } = act;
    const next = nextOf(act);
    if (course !== undefined && fate !== undefined && (course === 'open') !== (fate === 'open'))
      say([...path, 'fate'], `\`fate\` is the older word for \`course\`, and says otherwise.`, 'keep `course`');
    if (course !== 'fixed') continue;
    if (next !== undefined)
      say([...path, 'course'], `${next} comes of ${id}, so its course is open.`, 'write course: open');
    else if (id !== undefined && grown.has(id))
      say([...path, 'course'], `${id} comes by growth, so its course is open.`, 'write course: open');
  }
}

// An inject comes at a minute, or when something holds.
const WAITED_FOR = ['phase', 'ruling', 'missed', 'answer', 'by'] as const;
/** By what each of them may be narrowed. */
const NARROWED_BY: Readonly<Record<(typeof WAITED_FOR)[number], readonly string[]>> = {
  phase: ['chain'],
  ruling: ['seat', 'order'],
  missed: ['seat'],
  answer: ['seat'],
  by: [],
};

function checkConditions(story: Story, doctrine: Doctrine | undefined, say: Say): void {
  const { injects, hasAllActs } = story;
  for (const { path, is } of injects) {
    const { when } = is;
    if (typeof when !== 'object') {
      // A time with a mistake of its own is there, and undefined.
      if (!('at' in is) && !('when' in is))
        say(
          [...path, 'at'],
          'Missing: a time as "hours:minutes" is expected here.',
          'or `when`, for what waits until something holds',
        );
      if ('after' in is && is.after !== undefined)
        say(
          [...path, 'after'],
          'Only what waits for a condition comes so long after it.',
          'write `when`, or leave it out',
        );
      continue;
    }
    const at = [...path, 'when'];
    const named = WAITED_FOR.filter((key) => when[key] !== undefined);
    for (const key of ['chain', 'seat', 'order'] as const)
      if (named.length === 1 && when[key] !== undefined && !NARROWED_BY[named[0]!].includes(key))
        say([...at, key], `What waits for \`${named[0]}\` has no \`${key}\`.`, 'leave it out');
    if (is.at !== undefined)
      say([...path, 'at'], 'It comes at a minute or when something holds, not both.', 'keep one');
    if (named.length !== 1)
      say(
        at,
        named.length === 0
          ? 'It does not say what has to hold.'
          : `It says several things at once (${named.join(', ')}).`,
        'write one of phase, ruling, missed, answer, by: facilitator',
      );
    if (when.chain !== undefined && hasAllActs && !namesOf(story).includes(when.chain))
      say([...at, 'chain'], ...unknownAct(when.chain, story));
    const ids = doctrine?.responses.map(({ id }) => id) ?? [];
    if (when.order !== undefined && doctrine && !ids.includes(when.order))
      say([...at, 'order'], `There is no response "${when.order}".`, nearestHint(when.order, ids));
    if ('report' in is && is.start !== undefined)
      say([...path, 'start'], `${is.report} begins when its report is called.`, 'leave it out');
  }
}

// An inject may wait for an act that comes by growth, and be dropped where an act is over.
function checkWaiting(story: Story, say: Say): void {
  const { acts, injects, hasAllActs } = story;
  const all = acts.map(({ is }) => is);
  const open = openActs(all);
  const grown = grownActs(all);
  for (const { path, is } of injects) {
    const act = 'while' in is && is.while !== undefined ? all.find(({ id }) => id === is.while) : undefined;
    if ('while' in is && is.while !== undefined && hasAllActs) {
      const at = [...path, 'while'];
      if (!act) say(at, ...unknownAct(is.while, story));
      else if (!open.has(is.while))
        say(at, `The course of ${is.while} is fixed, so this always holds.`, 'leave it out');
      else if (is.at !== undefined && ((act.start ?? 0) > is.at || (act.end ?? Infinity) <= is.at))
        say(at, `As written, ${is.while} is not going on at ${clock(is.at)}, so this would always be dropped.`);
    }
    if (is.follows === undefined || !hasAllActs) continue;
    const at = [...path, 'follows'];
    if (!all.some(({ id }) => id === is.follows)) say(at, ...unknownAct(is.follows, story));
    else if (!grown.has(is.follows))
      say(at, `${is.follows} begins at a fixed minute, so there is nothing to follow.`, 'leave it out');
  }
}
