// The console: which screen is shown. Everything it needs from the disk is handed in, so that it stays a drawing.
import { useApp, useWindowSize } from 'ink';
import { type ReactElement, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Scenario } from '../exercise/scenario.ts';
import type { Doctrine } from '../ladder/index.ts';
import type { Playback } from '../session/playback.ts';
import type { RecordedEntry } from '../session/recorded.ts';
import type { Seating } from '../session/seating.ts';
import type { DraftStore } from './draft-store.ts';
import type { Size } from './layout.ts';
import { BriefingScreen } from './screens/briefing/screen.tsx';
import type { EndMeans } from './screens/end/desk.ts';
import { EndScreen } from './screens/end/screen.tsx';
import type { Choice, Remembered } from './screens/home/desk.ts';
import type { ScenarioLine } from './screens/home/model.ts';
import { HomeScreen } from './screens/home/screen.tsx';
import type { LibraryMeans } from './screens/library/desk.ts';
import { LibraryScreen } from './screens/library/screen.tsx';
import { ReplayScreen } from './screens/replay/screen.tsx';
import { TableScreen } from './screens/table/screen.tsx';
import type { ExconMeans } from './screens/table/table.ts';
import type { Theme } from './theme.ts';
import type { TurnTimer } from './turn-timer.ts';

/** What the console asks of the program around it. Mistakes come back as a sentence. */
export interface Console {
  scenarios: readonly ScenarioLine[];
  doctrines: readonly string[];
  library: LibraryMeans;
  drawSeed: () => string;
  seedTrouble: (typed: string) => string | null;
  keepMark: (mark: string) => Promise<string | null>;
  prepare: (choice: Choice) => Promise<Scenario | string>;
  start: (scenario: Scenario, choice: Choice) => Promise<Seating | string>;
  resume: (file: string) => Promise<{ seating: Seating; notice: string } | string>;
  /** Where the draft of an inject is kept while it is typed. */
  formOf: (seating: Seating) => DraftStore;
  entriesOf: (seating: Seating) => Promise<readonly RecordedEntry[]>;
  /** A new exercise from the first so many entries of a journal. */
  branch: (file: string, entries: number) => Promise<Seating | string>;
  playback: (file: string) => Promise<Playback | string>;
  /** Takes what is to be hosted when this console has closed. */
  host: (choice: Choice) => void;
  /** What the end screen shows and writes. */
  endOf: (seating: Seating) => EndMeans;
  /** The turn timer of an exercise, as it was left or as it is given; null where there is none. */
  timerOf: (seating: Seating) => TurnTimer | null;
  /** The readings of the plan that ship. */
  readings: () => Promise<readonly Doctrine[]>;
  /** Keeps whether hints are shown in an exercise. */
  hintsOf: (seating: Seating) => DraftStore;
  /** Tells the program which exercise is open, for what it says when the console closes. */
  opened: (seating: Seating | null) => void;
}

export type Place =
  | { at: 'home'; notice: string }
  | { at: 'library' }
  | { at: 'briefing'; scenario: Scenario; choice: Choice }
  | { at: 'exercise'; seating: Seating; notice?: string }
  | { at: 'end'; seating: Seating }
  /** `from`: where it was opened; `ended`: the exercise whose end screen that was. */
  | { at: 'replay'; playback: Playback; from: 'home' | 'library'; ended: Seating | null };

interface AppProps {
  program: Console;
  first: Place;
  theme: Theme;
  /** Rings the bell, where one is wanted. */
  ring: () => void;
}

/** The ways from one screen to another. */
interface Ways {
  /** What happened to the record is told instead of what is given. */
  home: (notice?: string) => void;
  library: () => void;
  brief: (choice: Choice) => Promise<void>;
  start: (scenario: Scenario, choice: Choice) => Promise<void>;
  resume: (file: string) => Promise<void>;
  end: (seating: Seating) => void;
  replay: (file: string, from: 'home' | 'library', ended?: Seating) => Promise<void>;
  branch: (file: string, entries: number) => Promise<void>;
}

/** The exercise that is open at a place. */
function seatingAt(place: Place): Seating | null {
  if (place.at === 'exercise' || place.at === 'end') return place.seating;
  return place.at === 'replay' ? place.ended : null;
}

/** While something is read from the disk, and until the screen that it leads to is shown, further keys lead nowhere. */
function useOneAtATime(place: Place, show: (place: Place) => void) {
  const isBusy = useRef(false);
  const isGoing = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the screen that was led to is shown
  useLayoutEffect(() => {
    if (isGoing.current) isBusy.current = false;
    isGoing.current = false;
  }, [place]);
  const go = (next: Place) => {
    isGoing.current = true;
    show(next);
  };
  return {
    isBusy,
    /** Within what is done once: on to the screen that it leads to. */
    go,
    at: (next: Place) => {
      if (isBusy.current) return;
      isBusy.current = true;
      go(next);
    },
    once: async (act: () => Promise<void>) => {
      if (isBusy.current) return;
      isBusy.current = true;
      await act().finally(() => {
        isBusy.current = isGoing.current;
      });
    },
  };
}

function useWays(program: Console, place: Place, show: (place: Place) => void, remembered: Remembered): Ways {
  const { isBusy, go, at, once } = useOneAtATime(place, show);
  const loss = () => seatingAt(place)?.record.close()?.words;
  const open = (next: Seating | string, notice = '') => {
    if (typeof next === 'string') go({ at: 'home', notice: next });
    else if (next.signs().isEnded) go({ at: 'end', seating: next });
    else go({ at: 'exercise', seating: next, notice });
  };
  return {
    home: (notice = '') => {
      if (!isBusy.current) at({ at: 'home', notice: loss() ?? notice });
    },
    library: () => at({ at: 'library' }),
    // The exercise has ended: that is shown whatever else was asked for.
    end: (seating) => show({ at: 'end', seating }),
    brief: (choice) =>
      once(async () => {
        const scenario = await program.prepare(choice);
        go(typeof scenario === 'string' ? { at: 'home', notice: scenario } : { at: 'briefing', scenario, choice });
      }),
    start: (scenario, choice) =>
      once(async () => {
        open(await program.start(scenario, choice));
        remembered.isPlayed = true;
      }),
    resume: (file) =>
      once(async () => {
        const resumed = await program.resume(file);
        if (typeof resumed === 'string') open(resumed);
        else open(resumed.seating, resumed.notice);
      }),
    replay: (file, from, ended) =>
      once(async () => {
        const playback = await program.playback(file);
        if (typeof playback !== 'string') go({ at: 'replay', playback, from, ended: ended ?? null });
        else if (!ended) go({ at: 'home', notice: playback });
      }),
    branch: (file, entries) =>
      once(async () => {
        const next = await program.branch(file, entries);
        const lost = loss();
        if (lost && typeof next === 'string') open(`${next} ${lost}`);
        else open(next, lost ?? 'A new exercise goes on from here; the other stays as it was.');
      }),
  };
}

/** What a screen is drawn with. */
interface Stage {
  program: Console;
  ways: Ways;
  /** What was chosen at home before. */
  remembered: Remembered;
  theme: Theme;
  size: Size;
  ring: () => void;
  quit: () => void;
}

type At<Name extends Place['at']> = Extract<Place, { at: Name }>;

const SCREENS: { [Name in Place['at']]: (place: At<Name>, stage: Stage) => ReactElement } = {
  home: ({ notice }, { program, ways, remembered, theme, size, quit }) => {
    const { scenarios, doctrines, drawSeed, seedTrouble, keepMark, library } = program;
    const replay = (file: string) => ways.replay(file, 'home');
    const means = { scenarios, doctrines, drawSeed, seedTrouble, keepMark, saved: library.saved };
    const go = { start: ways.brief, resume: ways.resume, replay, library: ways.library, quit };
    const host = (choice: Choice) => {
      program.host(choice);
      quit();
    };
    return <HomeScreen options={{ ...means, ...go, host, remembered }} notice={notice} theme={theme} size={size} />;
  },
  library: (_, { program, ways, theme, size }) => (
    <LibraryScreen
      means={program.library}
      theme={theme}
      size={size}
      onResume={ways.resume}
      onWatch={(file) => ways.replay(file, 'library')}
      onHome={() => ways.home()}
    />
  ),
  briefing: ({ scenario, choice }, { ways, theme, size }) => (
    <BriefingScreen
      scenario={scenario}
      setup={choice}
      theme={theme}
      size={size}
      onGo={() => ways.start(scenario, choice)}
      onBack={() => ways.home()}
    />
  ),
  exercise: ({ seating, notice = '' }, { program, ways, theme, size, ring }) => (
    <TableScreen
      key={seating.record.journal}
      seating={seating}
      notice={notice}
      theme={theme}
      size={size}
      excon={() => exconMeansOf(seating, program, ways)}
      readings={program.readings}
      ring={ring}
      hints={program.hintsOf(seating)}
      onLeave={() => ways.home('The exercise is saved; Tab, Enter resumes it.')}
      onEnd={() => ways.end(seating)}
    />
  ),
  end: ({ seating }, { program, ways, theme, size, quit }) => (
    <EndScreen
      key={seating.record.journal}
      seating={seating}
      means={program.endOf(seating)}
      theme={theme}
      size={size}
      onReplay={() => ways.replay(seating.record.journal, 'home', seating)}
      onHome={() => ways.home()}
      onQuit={quit}
    />
  ),
  replay: ({ playback, from, ended }, { ways, theme, size }) => (
    <ReplayScreen
      playback={playback}
      theme={theme}
      size={size}
      onLeave={() => (ended ? ways.end(ended) : from === 'library' ? ways.library() : ways.home())}
      onBranch={(entries) => ways.branch(playback.journal, entries)}
    />
  ),
};

const exconMeansOf = (seating: Seating, program: Console, ways: Ways): ExconMeans => ({
  now: () => new Date(),
  timer: seating.excon() ? program.timerOf(seating) : null,
  form: program.formOf(seating),
  entries: () => program.entriesOf(seating),
  branch: (entries) => ways.branch(seating.record.journal, entries),
});

export function App({ program, first, theme, ring }: AppProps) {
  const [place, setPlace] = useState(first);
  const { exit } = useApp();
  const size = useWindowSize();
  const seating = seatingAt(place);
  useEffect(() => program.opened(seating), [program, seating]);
  const [remembered] = useState<Remembered>({ choice: null, isSeedGiven: false, isPlayed: false });
  const ways = useWays(program, place, setPlace, remembered);
  const screen = SCREENS[place.at] as (place: Place, stage: Stage) => ReactElement;
  return screen(place, { program, ways, remembered, theme, size, ring, quit: exit });
}
