// Opens the console on the alternate screen and gives the terminal back as it was. The only place that starts Ink.
import './with-resolvers.ts';
import { render } from 'ink';
import { App, type Console, type Place } from './app.tsx';
import { themeFor } from './theme.ts';
import { KeyReader } from './use-keys.tsx';

/** Resolves when the console is closed. */
export async function openConsole(
  program: Console,
  first: Place,
  options: { isAscii: boolean; hasColour: boolean },
): Promise<void> {
  const theme = themeFor(options);
  const instance = render(
    <KeyReader>
      <App program={program} first={first} theme={theme} />
    </KeyReader>,
    {
      alternateScreen: true,
      incrementalRendering: true,
      interactive: true,
      maxFps: 60,
      patchConsole: false,
      exitOnCtrlC: true,
    },
  );
  await instance.waitUntilExit();
}
