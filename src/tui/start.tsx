// Opens a console on a pair of streams: the alternate screen of one terminal, which is given back as it was. Several may be
// open in one process, each with a look, a bell and an end of its own; what the process has but once is set up by whoever
// opens them. The only place that starts Ink.
import './with-resolvers.ts';
import { render } from 'ink';
import type { ReactElement } from 'react';
import { App, type Console, type Place } from './app.tsx';
import { type Opened, RoomApp } from './guest.tsx';
import { onlyKeys } from './input/key-stream.ts';
import { type JobControl, Stops } from './stopping.tsx';
import { type Look, type Theme, themeFor } from './theme.ts';
import { thrifty } from './thrifty.ts';
import { KeyReader } from './use-keys.tsx';

/** One terminal, wherever it stands. */
export interface Terminal {
  stdin: NodeJS.ReadStream;
  stdout: NodeJS.WriteStream;
  look: Look;
  /** Whether its bell rings. */
  bell: boolean;
  /** Where it is the program's own terminal, in which a shell can stop the program; else null. */
  job: JobControl | null;
}

export interface OpenConsole {
  /** Resolves when the console is closed; rejects with what broke it, when the terminal has been given back. */
  closed: Promise<void>;
  /** Closes it as by its own key. */
  close: () => void;
  /** Closes it because of an error. */
  breakOff: (error: unknown) => void;
}

export function openConsole(program: Console, first: Place, terminal: Terminal): OpenConsole {
  return openOn(terminal, (theme, ring) => <App program={program} first={first} theme={theme} ring={ring} />);
}

/** The console of one chair in a room of several screens, or a screen that only looks. */
export function openInRoom(opened: Opened, terminal: Terminal): OpenConsole {
  return openOn(terminal, (theme, ring) => <RoomApp opened={opened} theme={theme} ring={ring} />);
}

function openOn(terminal: Terminal, app: (theme: Theme, ring: () => void) => ReactElement): OpenConsole {
  const { stdout, look, bell, job } = terminal;
  // A key that is typed before Ink listens is kept for it: not echoed into the first frame, nor moving that aside.
  terminal.stdin.setRawMode?.(true);
  stdout.write('\r');
  const theme = themeFor(look);
  const { stdin, release } = onlyKeys(terminal.stdin);
  const ring = () => {
    if (bell) stdout.write('\u0007');
  };
  const instance = render(
    <KeyReader>
      {job && <Stops job={job} />}
      {app(theme, ring)}
    </KeyReader>,
    {
      stdin,
      stdout: thrifty(stdout),
      alternateScreen: true,
      incrementalRendering: true,
      interactive: true,
      // Ink draws at both edges of its pause between frames: at 60 a repeated key waits for every second one.
      maxFps: 120,
      patchConsole: false,
      exitOnCtrlC: true,
    },
  );
  const broken: unknown[] = [];
  const close = () => instance.unmount();
  const untilClosed = async () => {
    try {
      await instance.waitUntilExit();
    } finally {
      release();
    }
    if (broken.length > 0) throw broken[0];
  };
  return {
    closed: untilClosed(),
    close,
    breakOff: (error) => {
      broken.push(error);
      close();
    },
  };
}
