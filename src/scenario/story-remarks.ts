// Warnings about a story: what is allowed but probably not meant. They stop nobody from playing.
import type { Sector, Side } from '../ladder/index.ts';
import { isOpenAct, nextOf, sideOf } from './acts.ts';
import { type Mistake, nearestHint } from './mistake.ts';
import { readNumbers } from './numbers-file.ts';
import type { Some } from './readable.ts';
import type { ActInFile, InjectInFile } from './scenario-shape.ts';
import { engineReportAt, membersNamed, type Say, type Story, storyOf } from './story.ts';
import type { Parsed } from './yaml.ts';

const STORY_KINDS = ['mortar'];

export function storyRemarks(parsed: Parsed, story: Story): Mistake[] {
  const found: Mistake[] = [];
  const say: Say = (path, message, hint) => found.push(parsed.mistakeAt(path, message, hint));
  remarkOwnKinds(story, say);
  remarkStrangers(story, say);
  remarkUnheard(parsed, story, say);
  remarkMisplaced(story, say);
  remarkUnknownSides(story, say);
  return found;
}

function remarkOwnKinds({ acts }: Story, say: Say): void {
  const { generator, hazards } = readNumbers();
  const kinds = [...generator.kinds.map(({ kind }) => kind), ...STORY_KINDS];
  const selective = hazards.responses.filter((effect) => effect.kinds).map(({ response }) => response);
  for (const { path, is } of acts) {
    if (is.kind === undefined || kinds.includes(is.kind)) continue;
    say(
      [...path, 'kind'],
      `"${is.kind}" is a kind of your own: it plays as any other, but ${selective.join(', ')} never bear on it.`,
      nearestHint(is.kind, kinds),
    );
  }
}

function remarkStrangers(story: Story, say: Say): void {
  const roster = [...readNumbers().politics.roster, ...(story.file.roster ?? [])].map(({ member }) => member);
  for (const { path, member } of membersNamed(story)) {
    if (!roster.includes(member))
      say(path, `${member} is not on the roster of the coalition.`, `known: ${roster.join(', ')}`);
  }
}

// A written act may stay unknown on purpose; an open one is meant to be answered.
function remarkUnheard(parsed: Parsed, { file, acts, injects }: Story, say: Say): void {
  const added = Object.keys(file.variants ?? {}).flatMap((variant) => storyOf(parsed, variant).injects);
  const reported = [...injects, ...added].map(({ is }) => ('report' in is ? is.report : undefined));
  for (const { path, is: act } of acts) {
    // What is minor may stay unknown until it grows.
    const isMinor = (act.severity ?? 0) < 2 && nextOf(act) !== undefined;
    if (!isOpenAct(act) || isMinor || 'says' in act || reported.includes(act.id)) continue;
    say(
      [...path, 'id'],
      `Nobody ever hears of ${act.id}: no inject reports it, and it has no \`says\` for the engine to report.`,
      'give it `says`, or report it with an inject',
    );
  }
}

function remarkMisplaced({ acts, injects }: Story, say: Say): void {
  for (const { path, is } of injects) {
    if (!('report' in is) || is.sector === undefined) continue;
    const act = acts.find(({ is: { id } }) => id === is.report)?.is;
    if (act?.sector === undefined || act.sector === is.sector) continue;
    const isAmended = injects.some((other) => amends(other.is, act.id) && other.is.sector === act.sector);
    if (isAmended) continue;
    say(
      [...path, 'sector'],
      `${act.id} happens in ${placeOf(act.sector)}; its report says ${placeOf(is.sector)}, and nothing amends that.`,
      `write sector: ${act.sector}`,
    );
  }
}

const placeOf = (sector: Sector): string => (typeof sector === 'number' ? `sector ${sector}` : `the ${sector}`);

const amends = (
  inject: Some<InjectInFile>,
  act: string | undefined,
): inject is Some<Extract<InjectInFile, { amend: string }>> => 'amend' in inject && inject.amend === act;

// A finding says how likely the assessed side is, so without a side it has no effect.
function remarkUnknownSides(story: Story, say: Say): void {
  const { acts, injects } = story;
  for (const { path, is } of injects) {
    if (!('confirm' in is) || is.confirm === undefined) continue;
    const report = injects.find((other) => 'report' in other.is && other.is.report === is.confirm)?.is;
    const act = acts.find(({ is: { id } }) => id === is.confirm)?.is;
    const fromEngine = act && engineReportAt(story, act) !== undefined ? sideFrom(act) : undefined;
    const side = report && 'report' in report ? report.side : fromEngine;
    if (side !== 'unknown') continue;
    if (injects.some((other) => amends(other.is, is.confirm) && other.is.side !== undefined)) continue;
    say(
      [...path, 'confirm'],
      `${is.confirm} is reported with the side unknown and nothing amends that: it stays unknown for all that is confirmed.`,
      `before this, add an inject with amend: ${is.confirm} and its side`,
    );
  }
}

const sideFrom = ({ assessed, author }: Some<ActInFile>): Side | undefined =>
  assessed?.side ?? (author && sideOf(author));
