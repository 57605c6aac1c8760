// The console: which screen is shown. Everything it needs from the disk is handed in, so that it stays a drawing.
import { useApp, useWindowSize } from 'ink';
import { useCallback, useEffect, useState } from 'react';
import type { Scenario } from '../exercise/scenario.ts';
import type { Session } from '../session/session.ts';
import { BriefingScreen } from './screens/briefing.tsx';
import { EndScreen } from './screens/end.tsx';
import { ExerciseScreen } from './screens/exercise.tsx';
import { type Choice, HomeScreen } from './screens/home.tsx';
import type { SavedLine, ScenarioLine } from './screens/pages.ts';
import type { Theme } from './theme.ts';

/** What the console asks of the program around it. Mistakes come back as a sentence. */
export interface Console {
  scenarios: () => ScenarioLine[];
  saved: () => SavedLine[];
  doctrines: () => string[];
  drawSeed: () => string;
  prepare: (choice: Choice) => Scenario | string;
  start: (scenario: Scenario, choice: Choice) => Session | string;
  resume: (file: string) => Session | string;
  /** Tells the program which exercise is open, for what it says when the console closes. */
  opened: (session: Session | null) => void;
}

export type Place =
  | { at: 'home'; notice: string }
  | { at: 'briefing'; scenario: Scenario; choice: Choice }
  | { at: 'exercise'; session: Session; isClosed: boolean }
  | { at: 'end'; session: Session };

export function App({ program, first, theme }: { program: Console; first: Place; theme: Theme }) {
  const [place, setPlace] = useState(first);
  const { exit } = useApp();
  const size = useWindowSize();
  const session = place.at === 'exercise' || place.at === 'end' ? place.session : null;
  useEffect(() => program.opened(session), [program, session]);

  const home = useCallback(
    (notice = '') => {
      session?.close();
      setPlace({ at: 'home', notice });
    },
    [session],
  );
  const open = (next: Session | string, isClosed: boolean) =>
    typeof next === 'string'
      ? setPlace({ at: 'home', notice: next })
      : setPlace(next.state().isEnded ? { at: 'end', session: next } : { at: 'exercise', session: next, isClosed });

  switch (place.at) {
    case 'home':
      return (
        <HomeScreen
          key={place.notice}
          scenarios={program.scenarios()}
          saved={program.saved()}
          doctrines={program.doctrines()}
          drawSeed={program.drawSeed}
          notice={place.notice}
          theme={theme}
          size={size}
          onStart={(choice) => {
            const scenario = program.prepare(choice);
            setPlace(
              typeof scenario === 'string' ? { at: 'home', notice: scenario } : { at: 'briefing', scenario, choice },
            );
          }}
          onResume={(file) => open(program.resume(file), false)}
          onQuit={exit}
        />
      );
    case 'briefing':
      return (
        <BriefingScreen
          scenario={place.scenario}
          holders={place.choice.holders}
          isClosed={place.choice.isClosed}
          theme={theme}
          size={size}
          onGo={() => open(program.start(place.scenario, place.choice), place.choice.isClosed)}
          onBack={() => home()}
        />
      );
    case 'exercise':
      return (
        <ExerciseScreen
          key={place.session.journal}
          session={place.session}
          isClosed={place.isClosed}
          theme={theme}
          size={size}
          onLeave={() => home('The exercise is saved; Tab, Enter resumes it.')}
          onEnd={() => setPlace({ at: 'end', session: place.session })}
        />
      );
    case 'end':
      return <EndScreen session={place.session} theme={theme} size={size} onHome={() => home()} onQuit={exit} />;
  }
}
