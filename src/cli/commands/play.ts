// rung play: who sits where, and on which screen the console opens.
import { existsSync } from 'node:fs';
import { mistakeIn } from '../../scenario/mistake.ts';
import { shippedScenario } from '../../scenario/shipped.ts';
import { choiceFrom, type TableOptions, timerFrom } from '../choice.ts';
import { openInConsole, placeOf } from '../console/open-console.ts';
import { prepare, resume, setTimer, showHints, start } from '../console/sessions.ts';
import { lookFrom, needScreen } from '../look.ts';

interface PlayOptions extends TableOptions {
  timer?: string;
  timerCloses?: boolean;
  bell?: boolean;
  ascii?: boolean;
  theme?: string;
  plain?: boolean;
}

export async function playCommand(name: string | undefined, options: PlayOptions): Promise<number> {
  const look = lookFrom(options);
  if (options.plain) return playInPlain(name, options);
  needScreen('rung play', 'add --plain; or rung drill runs an exercise without one');
  const timer = timerFrom(options);
  const wanted = { timer, bell: options.bell ?? false };
  if (name === undefined) return openInConsole({ at: 'home', notice: '' }, look, wanted);
  const file = await savedFile(name);
  if (file !== null) {
    const { seating, notice } = await saved(file, options);
    if (timer && !seating.excon()) {
      seating.record.close();
      throw noFacilitator('this exercise was begun without one');
    }
    if (timer) setTimer(seating.record, timer);
    if (options.hints) showHints(seating.record);
    return openInConsole(placeOf(seating, notice), look, wanted);
  }
  const choice = choiceFrom(name, options);
  if (timer && !choice.hasExcon) throw noFacilitator('add --excon for a facilitator');
  return openInConsole({ at: 'briefing', scenario: await prepare(choice), choice }, look, wanted);
}

/** The file of a saved exercise that is named by its path, its name or its number; null where it names a scenario. */
async function savedFile(name: string): Promise<string | null> {
  if (!name.endsWith('.jsonl') && (shippedScenario(name) || existsSync(name))) return null;
  const { savedNamed } = await import('../../journal/library.ts');
  const found = savedNamed(name);
  if ('file' in found) return found.file;
  return name.endsWith('.jsonl') ? name : null;
}

const noFacilitator = (hint: string) => mistakeIn('--timer', "The turn timer is the facilitator's.", hint);

async function playInPlain(name: string | undefined, options: PlayOptions): Promise<number> {
  if (name === undefined) {
    throw mistakeIn(
      'rung play --plain',
      'No scenario is named.',
      'rung scenarios lists them, as: rung play first-shot --plain',
    );
  }
  if (options.closedSeats || options.excon) {
    const what = options.excon ? "The facilitator's console" : 'A closed table';
    throw mistakeIn('rung play --plain', `${what} needs the console: lines of text stay where all can read them.`);
  }
  const { playPlain } = await import('../console/plain.ts');
  const file = await savedFile(name);
  if (file !== null) {
    const { seating, notice } = await saved(file, options);
    if (seating.chairs.includes('red') && seating.chairs.length > 1) {
      seating.record.close();
      throw redBesideOthers();
    }
    if (options.hints) showHints(seating.record);
    return playPlain(seating, notice);
  }
  const choice = choiceFrom(name, options);
  const { holders, hasCommission, hasRed } = choice;
  if (hasRed && (hasCommission || Object.values(holders).includes('person'))) throw redBesideOthers();
  return playPlain(await start(await prepare(choice), choice), '');
}

const redBesideOthers = () =>
  mistakeIn(
    'rung play --plain',
    'A red cell beside other people needs the console: lines of text stay where all can read them.',
  );

/** Resumes a saved exercise. Throws MistakesFound where options would change how it was begun. */
function saved(name: string, options: PlayOptions): ReturnType<typeof resume> {
  const fixed = ['seed', 'doctrine', 'variant', 'coaching', 'closedSeats', 'excon', 'red'] as const;
  if (options.seat !== undefined || fixed.some((key) => options[key] !== undefined)) {
    throw mistakeIn(
      name,
      'A saved exercise keeps its seed, doctrine, coaching and seats.',
      'resume it without these options',
    );
  }
  return resume(name);
}
