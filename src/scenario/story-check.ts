// What a schema cannot find in a story: contradictions, facts that change nothing, expectations that no doctrine could
// meet, briefs that give the truth away. Parts that could not be read are skipped.
import { clock, type Doctrine, isForce, responseNamed, SEATS } from '../ladder/index.ts';
import { checkCoursesOf, namesOf, unknownAct } from './course-check.ts';
import { type Mistake, nearestHint } from './mistake.ts';
import type { Readable, Some } from './readable.ts';
import { revealingWordsOf } from './revealing-words.ts';
import type { InjectInFile } from './scenario-shape.ts';
import type { OrderInFile } from './shapes.ts';
import { aboutOf, engineReportAt, factIn, type Say, type Story } from './story.ts';
import { factMistakes, sectorMistakes } from './timeline-file.ts';
import type { Parsed } from './yaml.ts';

/** Orders that an inject expects and that the loaded doctrine refuses whatever happens. */
export function expectedMistakes(
  parsed: Parsed,
  injects: readonly Readable<InjectInFile>[],
  doctrine: Doctrine,
): Mistake[] {
  const found: Mistake[] = [];
  const ids = doctrine.responses.map(({ id }) => id);
  for (const { path, is } of injects) {
    is.expects?.forEach(({ seat, order }, n) => {
      const say = (key: string, message: string, hint?: string) =>
        found.push(parsed.mistakeAt([...path, 'expects', n, key], message, hint));
      const response = responseNamed(doctrine, order);
      if (!response) say('order', `There is no response "${order}".`, nearestHint(order, ids));
      else if (!response.seats.includes(seat))
        say('seat', `${order} is not ${seat}'s to give; it belongs to ${response.seats.join(', ')}.`);
      else if (response.role === 'territory')
        say('order', `${order} is refused under every doctrine, so it cannot be expected.`);
      else if (isForce(response) && !doctrine.reads.mandate.some((name) => name === response.class))
        say('order', `The doctrine "${doctrine.title}" gives nobody this class of force, so it is always refused.`);
    });
  }
  return found;
}

/** Gold orders about unknown acts: the gold line is played on the bare script, which has only the acts of the file. */
export function goldActMistakes(parsed: Parsed, story: Story, gold: readonly Readable<OrderInFile>[]) {
  const names = namesOf(story);
  return gold.flatMap(({ path, is: { about } }) =>
    !story.hasAllActs || about === undefined || names.includes(about)
      ? []
      : [parsed.mistakeAt([...path, 'about'], ...unknownAct(about, story))],
  );
}

export function storyMistakes(parsed: Parsed, story: Story, sectors: number, doctrine?: Doctrine): Mistake[] {
  const facts = story.injects.flatMap(({ path, is }) => {
    const fact = factIn(is);
    return fact ? [{ path, is: fact }] : [];
  });
  const found = factMistakes(parsed, facts, sectors);
  const say: Say = (path, message, hint) => found.push(parsed.mistakeAt(path, message, hint));
  for (const { path, is } of story.acts) found.push(...sectorMistakes(parsed, path, is.sector, sectors));
  checkActs(story, say);
  checkActNames(story, say);
  checkRecipients(story, say);
  checkTimes(story, say);
  checkBraces(story, say);
  checkAnswers(story, say);
  checkEffects(story, say);
  checkCoursesOf(story, doctrine, say);
  checkWorldChanges(story, say);
  checkBriefs(story, say);
  return found;
}

function checkActs({ acts }: Story, say: Say): void {
  const seen = new Set<string>();
  for (const { path, is: act } of acts) {
    if (act.id !== undefined && seen.has(act.id)) say([...path, 'id'], `There is an act ${act.id} already.`);
    if (act.id !== undefined) seen.add(act.id);
    if (act.end !== undefined && act.start !== undefined && act.end <= act.start)
      say([...path, 'end'], 'The act ends before it has begun.', 'a momentary act ends one minute after its start');
  }
}

function checkActNames(story: Story, say: Say): void {
  if (!story.hasAllActs) return;
  const names = namesOf(story);
  for (const { path, is } of story.injects) {
    const fact = factIn(is);
    const about = fact && aboutOf(fact);
    if (about && !names.includes(about.act)) say([...path, about.kind], ...unknownAct(about.act, story));
  }
}

// A timeline may have facts that reach no seat; an inject of a story must reach somebody.
function checkRecipients({ injects }: Story, say: Say): void {
  for (const { path, is } of injects) {
    if (is.to?.length === 0)
      say(
        [...path, 'to'],
        'The list is empty, so nobody hears this.',
        'name seats, or leave `to` out: then all hear it',
      );
  }
}

// Each seed moves the story by up to the jitter, never to an earlier minute.
function checkTimes({ file: { endex, jitter = 0 }, acts, injects }: Story, say: Say): void {
  if (endex === undefined) return;
  const isTooLong = jitter >= endex;
  if (isTooLong)
    say(
      ['jitter'],
      'The jitter can move the whole story beyond ENDEX.',
      'take a short one, as "0:20", or set endex later',
    );
  const mostJitter = isTooLong ? 0 : jitter;
  const late = (path: readonly PropertyKey[], at: number | undefined, what: string, never: string) => {
    if (at === undefined || at + mostJitter < endex) return;
    const room = mostJitter > 0 ? `; the jitter may move it by ${clock(mostJitter)} more` : '';
    if (at >= endex)
      say(path, `${what} at or after ENDEX, so it never ${never}.`, `move it, or set endex later${room}`);
    else
      say(
        path,
        `With the jitter ${what.replace(/^T/, 't')} at or after ENDEX on some seeds, and then never ${never}.`,
        `move it before ${clock(endex - mostJitter)}, lessen the jitter, or set endex later`,
      );
  };
  for (const { path, is } of injects) late([...path, 'at'], is.at, 'This comes', 'arrives');
  for (const { path, is } of acts) late([...path, 'start'], is.start, `${is.id ?? 'This act'} begins`, 'happens');
}

const IN_BRACES = /\{[^}]*\}?/g;
const isTime = (braces: string): boolean => /^\{\d{1,4}:[0-5]\d\}$/.test(braces);
const isHeat = (braces: string, { world }: Some<InjectInFile>): boolean =>
  braces === '{heat}' && world?.heat !== undefined;

/** An answer speaks of the order that it answers; only the offer of a pause names an hour, and has to. */
function checkAnswers({ file }: Story, say: Say): void {
  for (const [n, { manner, text = '' } = {}] of (file.answers ?? []).entries()) {
    const known = ['{sector}', '{seat}', ...(manner === 'pause' ? ['{hour}'] : [])];
    const wrong = (text.match(IN_BRACES) ?? []).filter((each) => !known.includes(each));
    const at = ['answers', n, 'text'];
    if (wrong.length > 0)
      say(at, `Only ${known.join(' and ')} stand in braces in an answer; found ${wrong.join(', ')}.`, 'write it out');
    if (manner === 'pause' && !text.includes('{hour}'))
      say(at, 'The offer of a pause names the hour from which fire is held.', 'write {hour} where it belongs');
  }
}

function checkBraces({ acts, injects, file }: Story, say: Say): void {
  const { truth = '', objectives = [], hints = [] } = file.facilitator ?? {};
  const texts: [PropertyKey[], string | undefined][] = [
    [['truth'], truth],
    ...objectives.map((text, n): [PropertyKey[], string] => [['objectives', n], text ?? '']),
    ...hints.map((text, n): [PropertyKey[], string] => [['hints', n], text ?? '']),
  ];
  for (const [path, text] of texts) {
    const wrong = (text?.match(IN_BRACES) ?? []).filter((each) => !isTime(each));
    if (wrong.length > 0)
      say(
        ['facilitator', ...path],
        `Only times stand in braces, as {6:00}; found ${wrong.join(', ')}.`,
        'write it out, or put a time there; minutes are 00 to 59',
      );
  }
  for (const { path, is } of injects) {
    const told = 'news' in is ? { news: is.news } : { text: is.text };
    for (const [key, text] of Object.entries({ ...told, draft: is.draft })) {
      const wrong = (text?.match(IN_BRACES) ?? []).filter((each) => !isTime(each) && !isHeat(each, is));
      if (wrong.length === 0) continue;
      say(
        [...path, key],
        `Only times stand in braces, as {6:00}, and {heat} where the inject costs people heat; found ${wrong.join(', ')}.`,
        'write it out, or put a time there; minutes are 00 to 59',
      );
    }
  }
  // The engine uses these at a minute that depends on play, so they cannot name times of the script.
  for (const { path, is } of acts)
    for (const key of ['says', 'over'] as const)
      if (is[key]?.match(IN_BRACES))
        say([...path, key], 'Braces are read in the text of an inject only.', 'write it without a time in braces');
}

// A fact about an act that is not in a register changes nothing there.
function checkEffects(story: Story, say: Say): void {
  const { injects, acts, hasAllInjects } = story;
  const reportedAt = new Map<string, number | undefined>();
  const withdrawnAt = new Map<string, number | undefined>();
  for (const { is } of injects) {
    if ('report' in is && is.report !== undefined) reportedAt.set(is.report, is.at);
    if ('retract' in is && is.retract !== undefined) withdrawnAt.set(is.retract, is.at);
  }
  const known = new Map(acts.map(({ is }) => [is.id, is]));
  for (const { path, is } of injects) {
    const fact = factIn(is);
    const about = fact && aboutOf(fact);
    if (!about || about.kind === 'report') continue;
    const { kind, act } = about;
    const truth = known.get(act);
    if (!truth) continue;
    const reported = reportedAt.get(act);
    const withdrawn = withdrawnAt.get(act);
    const isReportedByEngine = 'says' in truth;
    if (!reportedAt.has(act)) {
      const heardAt = engineReportAt(story, truth);
      if (hasAllInjects && !isReportedByEngine)
        say([...path, kind], `${act} is never reported, so this ${kind} can never be felt.`, 'report it first');
      else if (heardAt !== undefined && is.at !== undefined && is.at < heardAt)
        say(
          [...path, 'at'],
          `The engine reports ${act} at ${clock(heardAt)}, so this ${kind} can never be felt.`,
          'move it behind that, or report the act with an inject',
        );
    } else if (is.at === undefined) continue;
    else if (reported !== undefined && is.at < reported) {
      say(
        [...path, 'at'],
        `${act} is only reported later, so this ${kind} can never be felt.`,
        'move it behind the report',
      );
    } else if (withdrawn !== undefined && kind !== 'retract' && is.at > withdrawn) {
      say([...path, 'at'], `${act} was retracted before this, so this ${kind} can never be felt.`);
    }
  }
}

function checkWorldChanges({ injects, file: { roster = [] } }: Story, say: Say): void {
  for (const { path, is } of injects) {
    if (is.world && is.to !== undefined && SEATS.some((seat) => !is.to?.includes(seat))) {
      say([...path, 'to'], 'What changes the world is known to everybody.', 'leave `to` out');
    }
  }
  const twice = roster.findIndex(({ member }, index) => roster.findIndex((other) => other.member === member) < index);
  if (twice >= 0) say(['roster', twice, 'member'], `${roster[twice]!.member} stands in the roster already.`);
}

function checkBriefs({ file, acts }: Story, say: Say): void {
  const truths = [
    ...acts.map(({ is }) => ({ id: is.id ?? 'an act', truth: is.truth ?? '' })),
    { id: 'the facilitator', truth: file.facilitator?.truth ?? '' },
  ].map(({ id, truth }) => ({ id, words: revealingWordsOf(truth) }));
  for (const [seat, brief] of Object.entries(file.briefs ?? {})) {
    const revealed = [...revealingWordsOf(brief)].flatMap((word) => {
      const from = truths.find(({ words }) => words.has(word));
      return from ? [{ word, id: from.id }] : [];
    });
    if (revealed.length === 0) continue;
    const words = revealed.map(({ word }) => `"${word}"`).join(', ');
    const from = [...new Set(revealed.map(({ id }) => id))].join(', ');
    say(
      ['briefs', seat],
      `The brief says ${words}: ${revealed.length === 1 ? 'a word' : 'words'} of a truth field (${from}).`,
      'say it in other words, or say less',
    );
  }
}
