// Opens the console on the alternate screen and gives the terminal back as it was. The only place that starts Ink.
import './with-resolvers.ts';
import { setFlagsFromString } from 'node:v8';
import { render } from 'ink';
import { App, type Console, type Place } from './app.tsx';
import { onlyKeys } from './input/key-stream.ts';
import { onSignals } from './signals.ts';
import { Stops } from './stopping.tsx';
import { type Look, themeFor } from './theme.ts';
import { thrifty } from './thrifty.ts';
import { KeyReader } from './use-keys.tsx';

/** Resolves when the console is closed; rejects with what broke it, when the terminal has been given back. */
export async function openConsole(program: Console, first: Place, look: Look): Promise<void> {
  // A frame leaves much behind that V8 would let lie until the heap has doubled: on a borrowed laptop memory stays flat.
  setFlagsFromString('--heap-growing-percent=25');
  // A key that is typed before Ink listens is kept for it: not echoed into the first frame, nor moving that aside.
  process.stdin.setRawMode?.(true);
  process.stdout.write('\r');
  const theme = themeFor(look);
  const { stdin, release: releaseKeys } = onlyKeys(process.stdin);
  const instance = render(
    <KeyReader>
      <Stops />
      <App program={program} first={first} theme={theme} />
    </KeyReader>,
    {
      stdin,
      stdout: thrifty(process.stdout),
      alternateScreen: true,
      incrementalRendering: true,
      interactive: true,
      // Ink draws at both edges of its pause between frames: at 60 a repeated key waits for every second one.
      maxFps: 120,
      patchConsole: false,
      exitOnCtrlC: true,
    },
  );
  // Asked to end from outside, it closes as if by its own key: the terminal is given back, and the caller says where
  // the exercise is.
  const close = () => instance.unmount();
  const broken: unknown[] = [];
  const breakOff = (error: unknown) => {
    broken.push(error);
    close();
  };
  const release = onSignals(close);
  process.on('uncaughtException', breakOff);
  await instance.waitUntilExit();
  release();
  releaseKeys();
  process.removeListener('uncaughtException', breakOff);
  if (broken.length > 0) throw broken[0];
}
