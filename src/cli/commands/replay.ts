// rung replay: a journal as text, whole or up to an entry, for the facilitator or for one seat.
import { SEATS } from '../../ladder/index.ts';
import { mistakeIn, nearestHint } from '../../scenario/mistake.ts';
import { journalFileNamed } from '../journal-argument.ts';
import { lookFrom, needScreen } from '../look.ts';
import { print } from '../output.ts';
import { storyOf } from '../story.ts';

interface ReplayOptions {
  at?: string;
  seat?: string;
  console?: boolean;
}

export async function replayCommand(given: string, options: ReplayOptions): Promise<number | undefined> {
  const file = journalFileNamed(given);
  if (options.console) {
    needScreen('--console', 'without it the journal is told as text');
    const [{ openInConsole }, { playback }] = await Promise.all([
      import('../console/open-console.ts'),
      import('../console/sessions.ts'),
    ]);
    return openInConsole({ at: 'replay', from: 'home', playback: await playback(file), ended: null }, lookFrom());
  }
  const upTo = options.at === undefined ? Infinity : Number(options.at);
  if (options.at !== undefined && !/^\d+$/.test(options.at))
    throw mistakeIn('--at', `Expected the number of an entry, found "${options.at}".`);
  const seat = SEATS.find((each) => each === options.seat);
  if (options.seat !== undefined && !seat)
    throw mistakeIn('--seat', `There is no seat "${options.seat}".`, seatHint(options.seat));
  print((await storyOf(file, seat ?? 'facilitator', upTo)).join('\n'));
  return undefined;
}

// There is no text for the Commission; the console shows what it saw.
const seatHint = (name: string): string =>
  name === 'commission' ? '--console shows its desk; v goes there' : nearestHint(name, SEATS);
