// The console: which screen is shown. Everything it needs from the disk is handed in, so that it stays a drawing.
import { useApp, useWindowSize } from 'ink';
import { useEffect, useRef, useState } from 'react';
import type { Scenario } from '../exercise/scenario.ts';
import type { Doctrine } from '../ladder/index.ts';
import type { Playback } from '../session/playback.ts';
import type { RecordedEntry } from '../session/recorded.ts';
import type { Seating } from '../session/seating.ts';
import type { ScenarioLine } from './pages.ts';
import { BriefingScreen } from './screens/briefing/screen.tsx';
import type { EndMeans } from './screens/end/desk.ts';
import { EndScreen } from './screens/end/screen.tsx';
import type { Choice } from './screens/home/desk.ts';
import { HomeScreen } from './screens/home/screen.tsx';
import type { LibraryMeans } from './screens/library/desk.ts';
import { LibraryScreen } from './screens/library/screen.tsx';
import { ReplayScreen } from './screens/replay/screen.tsx';
import { ExerciseScreen } from './screens/table/screen.tsx';
import type { ExconMeans, FormStore } from './screens/table/table.ts';
import type { Theme } from './theme.ts';
import type { TurnTimer } from './turn-timer.ts';

/** What the console asks of the program around it. Mistakes come back as a sentence. */
export interface Console {
  scenarios: readonly ScenarioLine[];
  doctrines: readonly string[];
  library: LibraryMeans;
  drawSeed: () => string;
  seedTrouble: (typed: string) => string | null;
  prepare: (choice: Choice) => Promise<Scenario | string>;
  start: (scenario: Scenario, choice: Choice) => Promise<Seating | string>;
  resume: (file: string) => Promise<{ seating: Seating; notice: string } | string>;
  /** Where the draft of an inject is kept while it is typed. */
  formOf: (seating: Seating) => FormStore;
  entriesOf: (seating: Seating) => Promise<readonly RecordedEntry[]>;
  /** A new exercise from the first so many entries of a journal. */
  branch: (file: string, entries: number) => Promise<Seating | string>;
  playback: (file: string) => Promise<Playback | string>;
  /** What the end screen shows and writes. */
  endOf: (seating: Seating) => EndMeans;
  /** The turn timer of an exercise, as it was left or as it is given; null where there is none. */
  timerOf: (seating: Seating) => TurnTimer | null;
  /** The readings of the plan that ship. */
  readings: () => Promise<readonly Doctrine[]>;
  /** Keeps whether hints are shown in an exercise. */
  hintsOf: (seating: Seating) => FormStore;
  /** Tells the program which exercise is open, for what it says when the console closes. */
  opened: (seating: Seating | null) => void;
}

export type Place =
  | { at: 'home'; notice: string }
  | { at: 'library' }
  | { at: 'briefing'; scenario: Scenario; choice: Choice }
  | { at: 'exercise'; seating: Seating; notice?: string }
  | { at: 'end'; seating: Seating }
  /** `ended`: the exercise whose end screen it was opened from. */
  | { at: 'replay'; playback: Playback; ended: Seating | null };

interface AppProps {
  program: Console;
  first: Place;
  theme: Theme;
  /** Rings the bell, where one is wanted. */
  ring: () => void;
}

export function App({ program, first, theme, ring }: AppProps) {
  const [place, setPlace] = useState(first);
  const { exit } = useApp();
  const size = useWindowSize();
  const isBusy = useRef(false);
  const seating =
    place.at === 'exercise' || place.at === 'end' ? place.seating : place.at === 'replay' ? place.ended : null;
  useEffect(() => program.opened(seating), [program, seating]);

  /** What happened to the record is told instead of that it is saved. */
  const home = (notice = '') => setPlace({ at: 'home', notice: seating?.record.close()?.words ?? notice });
  const open = (next: Seating | string, notice = '') => {
    if (typeof next === 'string') setPlace({ at: 'home', notice: next });
    else if (next.signs().isEnded) setPlace({ at: 'end', seating: next });
    else setPlace({ at: 'exercise', seating: next, notice });
  };
  // While something is read from the disk, further keys wait for nothing.
  const once = async (act: () => Promise<void>) => {
    if (isBusy.current) return;
    isBusy.current = true;
    await act().finally(() => {
      isBusy.current = false;
    });
  };

  const branch = (file: string, entries: number) =>
    once(async () => {
      const next = await program.branch(file, entries);
      const loss = seating?.record.close();
      if (loss && typeof next === 'string') open(`${next} ${loss.words}`);
      else open(next, loss?.words ?? 'A new exercise goes on from here; the other stays as it was.');
    });
  const resume = (file: string) =>
    once(async () => {
      const resumed = await program.resume(file);
      if (typeof resumed === 'string') open(resumed);
      else open(resumed.seating, resumed.notice);
    });
  const replay = (file: string, ended: Seating | null) =>
    once(async () => {
      const playback = await program.playback(file);
      if (typeof playback !== 'string') setPlace({ at: 'replay', playback, ended });
      else if (!ended) setPlace({ at: 'home', notice: playback });
    });
  const meansOf = (of: Seating): ExconMeans => ({
    now: () => new Date(),
    timer: of.excon() ? program.timerOf(of) : null,
    form: program.formOf(of),
    entries: () => program.entriesOf(of),
    branch: (entries) => branch(of.record.journal, entries),
  });

  switch (place.at) {
    case 'home':
      return (
        <HomeScreen
          options={{
            scenarios: program.scenarios,
            saved: program.library.saved,
            doctrines: program.doctrines,
            drawSeed: program.drawSeed,
            seedTrouble: program.seedTrouble,
            start: (choice) =>
              once(async () => {
                const scenario = await program.prepare(choice);
                setPlace(
                  typeof scenario === 'string'
                    ? { at: 'home', notice: scenario }
                    : { at: 'briefing', scenario, choice },
                );
              }),
            resume,
            replay: (file) => replay(file, null),
            library: () => setPlace({ at: 'library' }),
            quit: exit,
          }}
          notice={place.notice}
          theme={theme}
          size={size}
        />
      );
    case 'library':
      return (
        <LibraryScreen
          means={program.library}
          theme={theme}
          size={size}
          onResume={resume}
          onWatch={(file) => replay(file, null)}
          onHome={() => home()}
        />
      );
    case 'briefing':
      return (
        <BriefingScreen
          scenario={place.scenario}
          holders={place.choice.holders}
          hasCommission={place.choice.hasCommission}
          isClosed={place.choice.isClosed}
          hasExcon={place.choice.hasExcon}
          theme={theme}
          size={size}
          onGo={() => once(async () => open(await program.start(place.scenario, place.choice)))}
          onBack={() => home()}
        />
      );
    case 'exercise':
      return (
        <ExerciseScreen
          key={place.seating.record.journal}
          seating={place.seating}
          notice={place.notice ?? ''}
          theme={theme}
          size={size}
          excon={() => meansOf(place.seating)}
          readings={program.readings}
          ring={ring}
          hints={program.hintsOf(place.seating)}
          onLeave={() => home('The exercise is saved; Tab, Enter resumes it.')}
          onEnd={() => setPlace({ at: 'end', seating: place.seating })}
        />
      );
    case 'end':
      return (
        <EndScreen
          key={place.seating.record.journal}
          seating={place.seating}
          means={program.endOf(place.seating)}
          theme={theme}
          size={size}
          onReplay={() => replay(place.seating.record.journal, place.seating)}
          onHome={() => home()}
          onQuit={exit}
        />
      );
    case 'replay':
      return (
        <ReplayScreen
          playback={place.playback}
          theme={theme}
          size={size}
          onLeave={() => (place.ended ? setPlace({ at: 'end', seating: place.ended }) : home())}
          onBranch={(entries) => branch(place.playback.journal, entries)}
        />
      );
  }
}
