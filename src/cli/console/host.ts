// A room of several screens: the exercise, its doors, and the facilitator's console in this terminal where one is wanted.
import { appendFileSync, existsSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { attendanceFileOf, earlierStays, writeAttendance } from '../../journal/attendance.ts';
import { namesIn } from '../../journal/disk.ts';
import { draftBeside } from '../../journal/draft.ts';
import { dataPlace } from '../../journal/home.ts';
import { tried } from '../../journal/tried.ts';
import { diskTrouble } from '../../journal/trouble.ts';
import type { AttendanceKeeping } from '../../room/attendance.ts';
import { hostKeyIn } from '../../room/host-key.ts';
import { type AskedDoors, keptIn } from '../../room/kept.ts';
import { Room } from '../../room/room.ts';
import type { GuestMeans } from '../../room/screens.ts';
import { openSshDoor } from '../../room/ssh-door.ts';
import { linesFor, linkFor, type OpenDoors, qrRows } from '../../room/ways-in.ts';
import { mistakeIn } from '../../scenario/mistake.ts';
import type { Playback } from '../../session/playback.ts';
import { seatingOf } from '../../session/seating.ts';
import type { Session } from '../../session/session.ts';
import { openInRoom } from '../../tui/start.tsx';
import type { Look } from '../../tui/theme.ts';
import { type TimerOptions, timerOf } from '../../tui/turn-timer.ts';
import { EXIT } from '../exit.ts';
import { print } from '../output.ts';
import type { Target } from '../target.ts';
import { endMeans } from './ending.ts';
import { shippedReadings } from './open-console.ts';
import { orSentence } from './or-sentence.ts';
import { allowManyScreens, goesOnAfterErrors, keepMemoryFlat, onSignals, ownJob } from './own-process.ts';
import { paperMeans } from './papers.ts';
import { closeRecord, hintsDraft, playback, timerDraft } from './sessions.ts';

const REPORTS_AT = 'Reports are read in a browser, under Papers, once the facilitator has released them.';

export const SSH_PORT = 2222;
export const WEB_PORT = 8443;

export interface HostOptions {
  addresses: readonly string[];
  /** Whether they are all that the machine has. */
  isWholeNetwork: boolean;
  /** null: no such door. */
  sshPort: number | null;
  /** A certificate and key of the organisation, or those of this home. */
  web: { port: number; cert: string | null; key: string | null } | null;
  timer: TimerOptions | null;
  /** null: no console in this terminal; the facilitator comes by a door. */
  look: Look | null;
  bell: boolean;
  /** Policies sit where nobody does, each decision so many seconds after the one before; null: nobody does. */
  rehearseSeconds: number | null;
  /** Where the join slips go; null: nowhere. */
  slips: Target | null;
  /** Whether the codes are printed where there is no console. */
  printsCodes: boolean;
  /** Whether the exercise was begun for this room: where it cannot be opened, nothing is left of it. */
  isNew: boolean;
}

/** Hosts an exercise until the facilitator leaves, or the program is asked to end; returns the exit code. */
export async function hostRoom(session: Session, notice: string, options: HostOptions): Promise<number> {
  allowManyScreens();
  const room = roomOf(session, options.timer);
  let code: number = EXIT.ok;
  let release = () => {};
  let isOpen = false;
  try {
    const { open, shut } = await openDoors(room, options);
    try {
      const words = [notice, await slipsFor(room, open, options)].filter(Boolean).join(' ');
      isOpen = true;
      if (options.rehearseSeconds !== null) room.rehearse(options.rehearseSeconds * 1000);
      if (options.look) await atHost(room, words, options.look, options.bell);
      else release = await untilAsked(room, words, options.printsCodes);
    } finally {
      await shut();
    }
  } finally {
    if (options.isNew && !isOpen) dropUnopened(session);
    else code = closeRecord(seatingOf(room.session, ['excon']), 'host --resume');
    sayAttendance(room.session);
    release();
  }
  return code;
}

/** Takes an exercise away that was begun for a room which nobody could enter, with what lies beside it. */
function dropUnopened({ journal, close }: Session): void {
  close();
  const folder = dirname(journal);
  for (const name of namesIn(folder))
    if (name.startsWith(basename(journal))) tried(() => rmSync(join(folder, name), { force: true }));
}

/** Where the list of who sat where is, if anybody came. */
function sayAttendance({ journal }: Session): void {
  const file = attendanceFileOf(journal);
  if (existsSync(file)) print(`Who sat where is in ${file}; the record holds without it.`);
}

/** The doors of a room that was hosted before, as they were asked for; null where none opened. */
export const doorsBefore = (journal: string): AskedDoors | null => keptIn(draftBeside({ journal }, 'room')).doors;

function roomOf(session: Session, wanted: TimerOptions | null): Room {
  // Going back goes on in another record: everything that lies beside it follows.
  let room: Room | null = null;
  const now = (): Session => room?.session ?? session;
  const record = {
    get journal(): string {
      return now().journal;
    },
  };
  const timer = timerOf(timerDraft(record), wanted, Date.now);
  const log = (line: string) =>
    tried(() => appendFileSync(`${record.journal}.room.log`, `${new Date().toISOString()} ${line}\n`, { mode: 0o600 }));
  const onePlayback = sharedPlayback(now);
  const means = (chair: string): GuestMeans => {
    const isExcon = chair === 'excon';
    const own = seatingOf(now()).record;
    return {
      excon: {
        now: () => new Date(),
        timer,
        form: draftBeside(record),
        entries: async () => (await onePlayback()).entries,
        branch: () => {},
      },
      readings: shippedReadings,
      hints: isExcon ? hintsDraft(own) : { read: () => null, write: () => {} },
      endOf: isExcon ? endMeans(own) : { ...endMeans(own), reportsAt: REPORTS_AT },
      playback: isExcon ? () => orSentence(onePlayback) : null,
    };
  };
  const attendance: AttendanceKeeping = {
    read: () => earlierStays(record.journal),
    write: (people) => {
      // A list that cannot be kept must not stop the exercise.
      try {
        writeAttendance(record.journal, now().head(), people);
      } catch (error) {
        log(`Attendance was not written: ${String(error)}`);
      }
    },
  };
  const kept = draftBeside(record, 'room');
  room = new Room(session, { kept, means, papers: paperMeans(now), attendance, log });
  return room;
}

/** One playback for all consoles of the host, read again once the record has grown. */
function sharedPlayback(now: () => Session): () => Promise<Playback> {
  let shared: { of: string; opened: Promise<Playback> } | null = null;
  return async () => {
    const { journal, head } = now();
    const of = `${journal} ${head()}`;
    if (shared?.of !== of) shared = { of, opened: playback(journal) };
    try {
      return await shared.opened;
    } catch (error) {
      shared = null;
      throw error;
    }
  };
}

/** Writes the join slips where they are wanted; says where they are. Throws MistakesFound. */
async function slipsFor(room: Room, open: OpenDoors, { slips, web }: HostOptions): Promise<string> {
  if (slips === null) return '';
  const { writeSlips } = await import('./slips.ts');
  writeSlips(room, open, web?.cert == null, slips);
  return `The join slips are in ${slips.file}; they hold the codes.`;
}

/** Opens them at every address; returns where, and how to shut them again. */
async function openDoors(
  room: Room,
  { addresses, isWholeNetwork, sshPort, web, rehearseSeconds }: HostOptions,
): Promise<{ open: OpenDoors; shut: () => Promise<void> }> {
  const folder = dataPlace('host');
  const doors: { port: number; close: () => Promise<void> }[] = [];
  const shut = async () => {
    await room.close();
    await Promise.all(doors.map((door) => door.close()));
  };
  // A free port is the same one at every address.
  const everywhere = async (first: number, open: (host: string, port: number) => Promise<(typeof doors)[number]>) => {
    let port = first;
    for (const host of addresses) {
      const door = await open(host, port);
      doors.push(door);
      port = door.port;
    }
    return port;
  };
  const fingerprints: string[] = [];
  const open: OpenDoors = { addresses, sshPort: null, webPort: null };
  try {
    if (sshPort !== null) {
      const hostKey = ownHostKey(folder);
      open.sshPort = await everywhere(sshPort, (host, port) =>
        openSshDoor(room, { host, port, hostKey: hostKey.privateKey }),
      );
      fingerprints.push(`Host key ${hostKey.fingerprint}`);
    }
    if (web !== null) {
      const { openWebDoor } = await import('../../room/web-door.ts');
      const { cert, key, fingerprint256 } = await identityFor(web, folder, addresses);
      open.webPort = await everywhere(web.port, (host, port) => openWebDoor(room, { host, port, cert, key }));
      fingerprints.push(`Certificate SHA-256 ${fingerprint256}`);
    }
  } catch (error) {
    await shut();
    throw troubleAt(error);
  }
  room.open(
    {
      qr: qrRows,
      fingerprints,
      lines: (chair) => linesFor(open, chair),
      link: (chair, code) => linkFor(open, chair, code),
      pages: linesFor({ ...open, sshPort: null }, 'wall'),
    },
    {
      addresses: isWholeNetwork ? [] : addresses,
      isWholeNetwork,
      sshPort: open.sshPort,
      webPort: open.webPort,
      cert: web?.cert ?? null,
      key: web?.key ?? null,
      isRehearsal: rehearseSeconds !== null,
    },
  );
  return { open, shut };
}

function ownHostKey(folder: string) {
  try {
    return hostKeyIn(folder);
  } catch (error) {
    throw 'code' in (error as Error) ? error : mistakeIn(folder, (error as Error).message);
  }
}

async function identityFor(
  { cert, key }: NonNullable<HostOptions['web']>,
  folder: string,
  addresses: readonly string[],
) {
  const { givenIdentity, homeIdentity } = await import('../../room/identity.ts');
  if (cert === null || key === null) return homeIdentity(folder, addresses);
  try {
    return givenIdentity(cert, key);
  } catch (error) {
    throw mistakeIn('--cert and --key', (error as Error).message);
  }
}

/** A port that is taken, an address that is not this machine's, and what the disk refuses, in words. */
function troubleAt(error: unknown): unknown {
  const { code, address, port, syscall } = error as NodeJS.ErrnoException & { address?: string; port?: number };
  if (code === 'EADDRINUSE')
    return mistakeIn(
      `port ${port}`,
      'Another program has that port.',
      'name another with --ssh-port or --web-port, or 0',
    );
  if (code === 'EADDRNOTAVAIL') return mistakeIn(`--address ${address}`, 'This machine has no such address.');
  if (code === 'EACCES' && syscall === 'listen')
    return mistakeIn(`port ${port}`, 'Ports below 1024 need the rights of an administrator.');
  return diskTrouble(error) ?? error;
}

/** The facilitator's console in this terminal; going back opens it anew. */
async function atHost(room: Room, notice: string, look: Look, bell: boolean): Promise<void> {
  keepMemoryFlat();
  const { stdin, stdout } = process;
  let said: string | null = notice;
  while (said !== null) {
    const opened = openInRoom({ sits: room.hostGuest(said), asks: null }, { stdin, stdout, look, bell, job: ownJob() });
    said = null;
    room.onReopen = (words) => {
      said = words;
      opened.close();
    };
    const release = onSignals(opened.close);
    const fail = goesOnAfterErrors(told(room), opened.breakOff);
    try {
      await opened.closed;
    } finally {
      release();
      fail();
    }
  }
}

/** Tells of an error at most once a second: telling may bring about the next. */
function told(room: Room): (error: unknown) => void {
  let toldAt = 0;
  return (error) => {
    if (Date.now() - toldAt < 1000) return;
    toldAt = Date.now();
    room.trouble(`Something went wrong at the host, which goes on: ${String(error)}`);
  };
}

/** Tells the ways in, and waits to be ended; gives how to let a signal end the program again. */
async function untilAsked(room: Room, notice: string, printsCodes: boolean): Promise<() => void> {
  keepMemoryFlat();
  // Until it has ended.
  goesOnAfterErrors(told(room), told(room));
  let release = () => {};
  // Before a word is printed: whoever reads that the room is open may end it at once.
  const asked = new Promise<void>((resolve) => {
    release = onSignals(resolve);
  });
  if (notice) print(notice);
  print(
    ['The room is open; Ctrl-C closes it. The exercise is saved at every step.', ...room.waysIn(printsCodes)].join(
      '\n',
    ),
  );
  await asked;
  return release;
}
