// rung host: an exercise for a room of several screens, new or taken up again.
import { isIP } from 'node:net';
import { lastWithDraft } from '../../journal/names.ts';
import type { AskedDoors } from '../../room/kept.ts';
import { LOOPBACK, ownAddresses } from '../../room/ways-in.ts';
import { mistakeIn } from '../../scenario/mistake.ts';
import type { Session } from '../../session/session.ts';
import { choiceFrom, ROOM_OF_PLAYERS, type TableOptions, timerFrom } from '../choice.ts';
import { begin, prepare, takeUp } from '../console/sessions.ts';
import { journalFileNamed } from '../journal-argument.ts';
import { hasScreen, lookFrom } from '../look.ts';
import { checkTarget, type Target } from '../target.ts';

interface HostOptions extends TableOptions {
  resume?: string | true;
  address?: readonly string[];
  lan?: boolean;
  sshPort?: string | undefined;
  ssh?: boolean;
  webPort?: string | undefined;
  web?: boolean;
  cert?: string | undefined;
  key?: string | undefined;
  console?: boolean;
  rehearse?: boolean;
  timer?: string;
  timerCloses?: boolean;
  bell?: boolean;
  ascii?: boolean;
  theme?: string;
  slips?: string;
}

/** Slow enough to watch. */
const REHEARSAL_SECONDS = 3;

export async function hostCommand(name: string | undefined, given: HostOptions): Promise<number> {
  const { hostRoom, doorsBefore, SSH_PORT, WEB_PORT } = await import('../console/host.ts');
  const saved = given.resume === undefined ? null : savedRoom(name, given);
  const options = saved === null ? given : asBefore(given, doorsBefore(saved));
  const addresses = addressesFrom(options);
  const timer = timerFrom(options);
  const look = (options.console ?? true) && hasScreen() ? lookFrom(options) : null;
  const sshPort = options.ssh === false ? null : portFrom('--ssh-port', options.sshPort, SSH_PORT);
  const web = options.web === false ? null : webFrom(options, WEB_PORT);
  if (sshPort === null && web === null)
    throw mistakeIn('rung host', 'Without a door nobody can come in.', 'leave --no-ssh or --no-web out');
  const slips = slipsFrom(saved ?? name, options);
  const { session, notice } = saved === null ? await begun(name, options) : await resumed(saved);
  return hostRoom(session, notice, {
    addresses,
    isWholeNetwork: options.lan ?? false,
    sshPort,
    web,
    timer,
    look,
    bell: options.bell ?? false,
    rehearseSeconds: options.rehearse ? REHEARSAL_SECONDS : null,
    slips,
    isNew: saved === null,
    printsCodes: slips === null || options.console === false,
  });
}

/** Throws MistakesFound where they cannot be written. */
function slipsFrom(name: string | undefined, { slips, doctrine, cert, key }: HostOptions): Target | null {
  if (slips === undefined) return null;
  const reads = [name, doctrine, cert, key];
  // Whoever opens the slips reads every code.
  const target: Target = { file: slips, option: '--slips', endings: ['html', 'htm'], reads, isSecret: true };
  checkTarget(target);
  return target;
}

type Opened = { session: Session; notice: string };

async function begun(name: string | undefined, options: HostOptions): Promise<Opened> {
  if (name === undefined)
    throw mistakeIn('rung host', 'No scenario is named.', 'as: rung host big-push; rung scenarios lists them');
  const choice = { ...choiceFrom(name, options, ROOM_OF_PLAYERS), hasExcon: true };
  return { session: await begin(await prepare(choice), choice), notice: '' };
}

/** The journal of the room to be resumed. Throws MistakesFound. */
function savedRoom(name: string | undefined, { resume, ...options }: HostOptions): string {
  const fixed = ['seat', 'seed', 'doctrine', 'variant', 'coaching', 'closedSeats', 'red'] as const;
  if (fixed.some((key) => options[key] !== undefined))
    throw mistakeIn('--resume', 'A saved exercise keeps its seed, doctrine, coaching and seats.', 'leave them out');
  const given = name ?? (resume === true ? undefined : resume);
  const file = given === undefined ? lastWithDraft('room') : journalFileNamed(given);
  if (file !== undefined) return file;
  throw mistakeIn('--resume', 'No exercise was hosted from this home before.', 'name one, or host a scenario');
}

/** The options, and where they say nothing of the doors, the doors as they were: whoever comes again finds them there. */
function asBefore(options: HostOptions, before: AskedDoors | null): HostOptions {
  if (before === null) return options;
  const sshPort = options.sshPort ?? before.sshPort?.toString();
  const webPort = options.webPort ?? before.webPort?.toString();
  const hasPlace = options.address !== undefined || options.lan !== undefined;
  const hasIdentity = options.cert !== undefined || options.key !== undefined;
  return {
    ...options,
    ...(hasPlace ? {} : before.isWholeNetwork ? { lan: true } : { address: before.addresses }),
    sshPort,
    webPort,
    // A door that was shut stays shut unless its port is named.
    ssh: options.ssh !== false && sshPort !== undefined,
    web: options.web !== false && webPort !== undefined,
    ...(hasIdentity ? {} : { cert: before.cert ?? undefined, key: before.key ?? undefined }),
    rehearse: options.rehearse ?? before.isRehearsal,
  };
}

async function resumed(file: string): Promise<Opened> {
  const opened = await takeUp(file);
  if (opened.session.state().excon.isPresent) return opened;
  opened.session.close();
  throw mistakeIn(file, 'This exercise was begun without a facilitator, whom a room needs.', 'rung play resumes it');
}

/** Loopback unless told otherwise: nobody else can reach it. Throws MistakesFound. */
function addressesFrom({ address = [], lan = false }: HostOptions): string[] {
  if (lan && address.length > 0)
    throw mistakeIn('--lan', 'It binds all addresses of this machine; --address names some.', 'keep one of the two');
  const strange = address.find((each) => isIP(each) === 0);
  if (strange !== undefined)
    throw mistakeIn(
      '--address',
      `"${strange}" is no address of a machine.`,
      'as 10.0.0.5; --lan takes all of this one',
    );
  if (!lan) return address.length > 0 ? [...address] : [LOOPBACK];
  const own = ownAddresses();
  if (own.length > 0) return own;
  throw mistakeIn(
    '--lan',
    'This machine is in no network now.',
    'connect it, or leave --lan out for this machine alone',
  );
}

function webFrom({ webPort, cert, key }: HostOptions, usual: number) {
  if ((cert === undefined) !== (key === undefined))
    throw mistakeIn(
      cert === undefined ? '--key' : '--cert',
      'A certificate and its key go together.',
      'name both files',
    );
  return { port: portFrom('--web-port', webPort, usual), cert: cert ?? null, key: key ?? null };
}

/** 0 takes any port that is free. Throws MistakesFound. */
function portFrom(option: string, given: string | undefined, usual: number): number {
  if (given === undefined) return usual;
  const port = Number(given);
  if (/^\d{1,5}$/.test(given) && port < 65_536) return port;
  throw mistakeIn(option, `Expected a port from 0 to 65535, found "${given}".`, '0 takes one that is free');
}
