// Home: what to play, with whom and how; and what was played before.
import { useEffect, useState } from 'react';
import type { Coaching } from '../../exercise/scenario.ts';
import type { SeatHolder } from '../../exercise/state.ts';
import type { Seat } from '../../ladder/index.ts';
import { HOME_KEYS } from '../keys.ts';
import { layoutFor, type Size } from '../layout.ts';
import { Rows } from '../rows.tsx';
import type { Theme } from '../theme.ts';
import { type Press, useKeys } from '../use-keys.tsx';
import { tooSmall } from './exercise-drawing.ts';
import { drawHome, drawPage, type HomeModel, helpRows, type SavedLine, type ScenarioLine } from './pages.ts';

export interface Choice {
  scenario: string;
  seed: string;
  doctrine: string | null;
  /** The variant of the scenario, by its name. */
  variant: string | null;
  coaching: Coaching | null;
  holders: Record<Seat, SeatHolder>;
  /** Whether a person makes the Commission's findings. */
  hasCommission: boolean;
  isClosed: boolean;
  /** Whether a facilitator runs it from a console of its own. */
  hasExcon: boolean;
}

interface HomeProps {
  scenarios: readonly ScenarioLine[];
  /** Read after the first frame, which does not wait for the disk. */
  saved: () => Promise<readonly SavedLine[]>;
  doctrines: readonly string[];
  drawSeed: () => string;
  notice: string;
  theme: Theme;
  size: Size;
  onStart: (choice: Choice) => void;
  onResume: (file: string) => void;
  onReplay: (file: string) => void;
  onLibrary: () => void;
  onQuit: () => void;
}

// Who holds the seats: what `s` goes through.
const TABLES: readonly Record<Seat, SeatHolder>[] = [
  { ukraine: 'person', coalition: 'by-the-book', us: 'by-the-book' },
  { ukraine: 'by-the-book', coalition: 'person', us: 'by-the-book' },
  { ukraine: 'by-the-book', coalition: 'by-the-book', us: 'person' },
  { ukraine: 'person', coalition: 'person', us: 'person' },
];
const COACHINGS: readonly (Coaching | null)[] = [null, 'before', 'at-commit', 'at-debrief'];

const nextOf = <T,>(all: readonly T[], now: T): T => all[(all.indexOf(now) + 1) % all.length]!;

export function HomeScreen(props: HomeProps) {
  const { scenarios, saved, doctrines, drawSeed, notice, theme, size } = props;
  const [model, setModel] = useState<HomeModel>(() => ({
    scenarios,
    saved: [],
    isReading: true,
    list: 'scenarios',
    chosen: Math.max(
      0,
      scenarios.findIndex(({ id }) => id === 'first-shot'),
    ),
    seed: drawSeed(),
    doctrine: null,
    variant: null,
    coaching: null,
    holders: TABLES[0]!,
    hasCommission: false,
    isClosed: false,
    hasExcon: false,
    notice,
  }));
  const [isHelp, setHelp] = useState(false);
  useEffect(() => {
    let isHere = true;
    saved().then((lines) => {
      const shown = lines.filter(({ isArchived }) => !isArchived);
      if (isHere) setModel((before) => ({ ...before, saved: shown, isReading: false }));
    });
    return () => {
      isHere = false;
    };
  }, [saved]);
  // A notice comes with the way back to this screen, or stays on it.
  useEffect(() => setModel((before) => ({ ...before, notice })), [notice]);
  const set = (change: Partial<HomeModel>) => setModel((before) => ({ ...before, notice: '', ...change }));

  const move = (by: number) =>
    setModel((before) => {
      const length = before.list === 'scenarios' ? before.scenarios.length : before.saved.length;
      // Variants are a scenario's own.
      const chosen = Math.max(0, Math.min(length - 1, before.chosen + by));
      return { ...before, notice: '', chosen, variant: null };
    });

  // Each list keeps its place.
  const [elsewhere, setElsewhere] = useState(0);
  const switchList = () => {
    // Whoever is quicker than the disk has it in focus when it is read.
    if (model.list === 'scenarios' && model.saved.length === 0 && !model.isReading) return;
    setElsewhere(model.chosen);
    set({ list: model.list === 'scenarios' ? 'saved' : 'scenarios', chosen: elsewhere });
  };

  const enter = () => {
    if (model.list === 'saved') {
      const chosen = model.saved[model.chosen];
      if (chosen) props.onResume(chosen.file);
      return;
    }
    const scenario = model.scenarios[model.chosen];
    const { seed, doctrine, variant, coaching, holders, hasCommission, isClosed, hasExcon = false } = model;
    if (scenario)
      props.onStart({
        scenario: scenario.id,
        seed,
        doctrine,
        variant,
        coaching,
        holders,
        hasCommission,
        isClosed,
        hasExcon,
      });
  };

  useKeys((press: Press) => {
    if (isHelp) return setHelp(false);
    if (press === 'up') return move(-1);
    if (press === 'down') return move(1);
    if (press === 'enter') return enter();
    if (press === 'tab' || press === 'back-tab') return switchList();
    if (press === 'escape') return set({ notice: 'Press q to quit.' });
    if (typeof press !== 'object' || !('char' in press)) return;
    switch (press.char) {
      case 'j':
        return move(1);
      case 'k':
        return move(-1);
      case 's':
        return set({ holders: nextOf(TABLES, model.holders as Record<Seat, SeatHolder>) });
      case 'd':
        return set({ doctrine: nextOf([null, ...doctrines], model.doctrine) });
      case 'a': {
        const names = (model.scenarios[model.chosen]?.variants ?? []).map(({ name }) => name);
        return set({ variant: nextOf([null, ...names], model.variant) });
      }
      case 'c':
        return set({ coaching: nextOf(COACHINGS, model.coaching) });
      case 'r':
        return set({ seed: drawSeed() });
      case 'm':
        return set({ hasCommission: !model.hasCommission });
      case 'x':
        return set({ isClosed: !model.isClosed });
      case 'f':
        return set({ hasExcon: !model.hasExcon });
      case 'w': {
        const watched = model.list === 'saved' ? model.saved[model.chosen] : undefined;
        return watched
          ? props.onReplay(watched.file)
          : set({ notice: 'Tab goes to the saved exercises; w watches one.' });
      }
      case 't':
        return props.onStart({
          scenario: 'first-shot',
          seed: model.seed,
          doctrine: null,
          variant: null,
          coaching: 'before',
          holders: TABLES[0]!,
          hasCommission: false,
          isClosed: false,
          hasExcon: false,
        });
      case 'l':
        return props.onLibrary();
      case '?':
        return setHelp(true);
      case 'q':
        return props.onQuit();
    }
  });
  const rows =
    layoutFor(size).kind === 'too-small'
      ? tooSmall(size)
      : isHelp
        ? drawPage('KEYS', helpRows(HOME_KEYS, size.columns - 4), 'any key goes back', size, theme)
        : drawHome(model, size, theme);
  return <Rows rows={rows} theme={theme} height={size.rows} />;
}
