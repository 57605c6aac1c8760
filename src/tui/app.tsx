// The console: which screen is shown. Everything it needs from the disk is handed in, so that it stays a drawing.
import { useApp, useWindowSize } from 'ink';
import { useEffect, useRef, useState } from 'react';
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
  scenarios: readonly ScenarioLine[];
  doctrines: readonly string[];
  saved: () => Promise<SavedLine[]>;
  drawSeed: () => string;
  prepare: (choice: Choice) => Promise<Scenario | string>;
  start: (scenario: Scenario, choice: Choice) => Promise<Session | string>;
  resume: (file: string) => Promise<{ session: Session; notice: string } | string>;
  /** Tells the program which exercise is open, for what it says when the console closes. */
  opened: (session: Session | null) => void;
}

export type Place =
  | { at: 'home'; notice: string }
  | { at: 'briefing'; scenario: Scenario; choice: Choice }
  | { at: 'exercise'; session: Session; notice?: string }
  | { at: 'end'; session: Session };

export function App({ program, first, theme }: { program: Console; first: Place; theme: Theme }) {
  const [place, setPlace] = useState(first);
  const { exit } = useApp();
  const size = useWindowSize();
  const isBusy = useRef(false);
  const session = place.at === 'exercise' || place.at === 'end' ? place.session : null;
  useEffect(() => program.opened(session), [program, session]);

  const home = (notice = '') => {
    session?.close();
    setPlace({ at: 'home', notice });
  };
  const open = (next: Session | string, notice = '') => {
    if (typeof next === 'string') setPlace({ at: 'home', notice: next });
    else if (next.state().isEnded) setPlace({ at: 'end', session: next });
    else setPlace({ at: 'exercise', session: next, notice });
  };
  // While something is read from the disk, further keys wait for nothing.
  const once = async (act: () => Promise<void>) => {
    if (isBusy.current) return;
    isBusy.current = true;
    await act().finally(() => {
      isBusy.current = false;
    });
  };

  switch (place.at) {
    case 'home':
      return (
        <HomeScreen
          scenarios={program.scenarios}
          saved={program.saved}
          doctrines={program.doctrines}
          drawSeed={program.drawSeed}
          notice={place.notice}
          theme={theme}
          size={size}
          onStart={(choice) =>
            once(async () => {
              const scenario = await program.prepare(choice);
              setPlace(
                typeof scenario === 'string' ? { at: 'home', notice: scenario } : { at: 'briefing', scenario, choice },
              );
            })
          }
          onResume={(file) =>
            once(async () => {
              const resumed = await program.resume(file);
              if (typeof resumed === 'string') open(resumed);
              else open(resumed.session, resumed.notice);
            })
          }
          onQuit={exit}
        />
      );
    case 'briefing':
      return (
        <BriefingScreen
          scenario={place.scenario}
          holders={place.choice.holders}
          hasCommission={place.choice.hasCommission}
          isClosed={place.choice.isClosed}
          theme={theme}
          size={size}
          onGo={() => once(async () => open(await program.start(place.scenario, place.choice)))}
          onBack={() => home()}
        />
      );
    case 'exercise':
      return (
        <ExerciseScreen
          key={place.session.journal}
          session={place.session}
          notice={place.notice ?? ''}
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
