// What this process has but once, whatever consoles it opens: its signals, its last resort for errors, its memory, and the
// shell that may stop it.
import { setFlagsFromString } from 'node:v8';
import type { OpenConsole } from '../../tui/start.tsx';
import type { JobControl } from '../../tui/stopping.tsx';

/** The signals by which a program is asked to end, also by a terminal that is closed. */
const SIGNALS = ['SIGTERM', 'SIGHUP', 'SIGINT'] as const;

/**
 * Calls once instead of ending; returns how to stop that. The listener stays meanwhile: Ink ends the process by a signal for
 * which nobody else listens.
 */
export function onSignals(act: () => void): () => void {
  let isAsked = false;
  const asked = () => {
    if (!isAsked) act();
    isAsked = true;
  };
  for (const signal of SIGNALS) process.on(signal, asked);
  return () => {
    for (const signal of SIGNALS) process.removeListener(signal, asked);
  };
}

/** A frame leaves much behind that V8 would let lie until the heap has doubled: on a borrowed laptop memory stays flat. */
export const keepMemoryFlat = (): void => setFlagsFromString('--heap-growing-percent=25');

/**
 * Asked to end from outside, or by an error that nobody caught, a console closes as if by its own key: the terminal is given
 * back, and the caller says where the exercise is. Returns how to stop that.
 */
export function closesWithProcess({ close, breakOff }: OpenConsole): () => void {
  const release = onSignals(close);
  process.on('uncaughtException', breakOff);
  return () => {
    release();
    process.removeListener('uncaughtException', breakOff);
  };
}

/** Each screen that is open listens to the process; Node would take more than ten of them for a leak, and say so on the screen. */
export const allowManyScreens = (): unknown => process.setMaxListeners(0);

/** The program's own terminal is gone: nobody could go on there. */
const GONE: ReadonlySet<unknown> = new Set(['EIO', 'EPIPE']);

/**
 * A room goes on where an error was caught by nobody, since it may be one screen's alone, and what was acknowledged is in the
 * record; the error is told. `breaks`: what ends where the program's own terminal is gone. Returns how to stop that.
 */
export function goesOnAfterErrors(tell: (error: unknown) => void, breaks: (error: unknown) => void): () => void {
  const caught = (error: unknown) => (GONE.has((error as { code?: unknown } | null)?.code) ? breaks : tell)(error);
  process.on('uncaughtException', caught);
  return () => process.removeListener('uncaughtException', caught);
}

/** The shell of the program's own terminal; null where there is no such thing. */
export const ownJob = (): JobControl | null => (process.platform === 'win32' ? null : SHELL);

const SHELL: JobControl = {
  listen: (asked, goesOn) => {
    process.on('SIGTSTP', asked);
    process.on('SIGCONT', goesOn);
    return () => {
      process.removeListener('SIGTSTP', asked);
      process.removeListener('SIGCONT', goesOn);
    };
  },
  stopAll: () => process.kill(0, 'SIGTSTP'),
  stopItself: () => process.kill(process.pid, 'SIGSTOP'),
  resized: () => process.emit('SIGWINCH', 'SIGWINCH'),
};
