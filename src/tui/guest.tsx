// A console in a room of several screens: one chair of an exercise that somebody else hosts. It has no home and no library;
// who leaves it leaves the chair, and the exercise goes on.
import { useApp, useWindowSize } from 'ink';
import { useReducer, useRef, useState } from 'react';
import type { Doctrine } from '../ladder/index.ts';
import type { EvaluatorChair, WallChair, Words } from '../session/chair.ts';
import type { Playback } from '../session/playback.ts';
import type { Seating } from '../session/seating.ts';
import type { DraftStore } from './draft-store.ts';
import type { Size } from './layout.ts';
import { drawPage } from './pages.ts';
import { isChar } from './press.ts';
import { Rows } from './rows.tsx';
import type { EndMeans } from './screens/end/desk.ts';
import { EndScreen } from './screens/end/screen.tsx';
import { EvaluatorScreen } from './screens/evaluator/screen.tsx';
import type { ReplayDesk, Show } from './screens/replay/desk.ts';
import { ReplayScreen } from './screens/replay/screen.tsx';
import { CLOSE_ROOM } from './screens/room/drawing.ts';
import type { RoomMeans } from './screens/room/means.ts';
import { RoomScreen } from './screens/room/screen.tsx';
import { TableScreen } from './screens/table/screen.tsx';
import type { ExconMeans } from './screens/table/table.ts';
import type { WallPlan } from './screens/wall/model.ts';
import { WallScreen } from './screens/wall/screen.tsx';
import { blank, row, span, wrap } from './text.ts';
import type { Theme } from './theme.ts';
import { typedOn } from './typing.ts';
import { useKeys } from './use-keys.tsx';

/** A screen that only looks. */
export interface Onlooker {
  /** WALL or OBSERVER. */
  title: string;
  chair: WallChair;
  /** What the plan of the day says now; asked whenever it is drawn. */
  plan: () => WallPlan;
  /** The replay that the facilitator shows after ENDEX; null: its own screen. */
  replay: () => ReplayDesk | null;
}

/** What a console in a room asks of its host. Mistakes come back as a sentence. */
export interface Guest {
  /** As "Ukraine". */
  title: string;
  /** Said at the foot when the exercise opens. */
  notice: string;
  seating: Seating;
  room: RoomMeans;
  /** The page that is opened first. */
  opens: 'room' | 'brief' | null;
  excon: ExconMeans;
  readings: () => Promise<readonly Doctrine[]>;
  hints: DraftStore;
  endOf: EndMeans;
  /** For the facilitator alone; null: the facilitator shows the replay. */
  playback: (() => Promise<Playback | string>) | null;
  /** Shows the replay on the wall and to observers; null for everybody but the facilitator. */
  show: Show | null;
}

/** What is opened on a terminal of a room. */
export type Opened = ({ sits: Guest } | { evaluates: EvaluatorChair } | { looks: Onlooker }) & {
  /** Who sits down is asked for a name first; null where it is known, or nobody sits there. */
  asks: Asked | null;
};

/** As what somebody sits down, in which exercise; `name`: takes the name, empty where somebody wants none. */
export interface Asked {
  title: string;
  exercise: Pick<Words, 'title' | 'objective'>;
  name: (name: string) => void;
}

export function RoomApp({ opened, theme, ring }: { opened: Opened; theme: Theme; ring: () => void }) {
  const { exit } = useApp();
  const size = useWindowSize();
  const [isAsked, setAsked] = useState(opened.asks !== null);
  if (isAsked && opened.asks)
    return <NameScreen asked={opened.asks} theme={theme} size={size} onDone={() => setAsked(false)} onLeave={exit} />;
  if ('sits' in opened) return <GuestApp guest={opened.sits} theme={theme} ring={ring} />;
  if ('evaluates' in opened) return <EvaluatorApp chair={opened.evaluates} theme={theme} />;
  return <OnlookerApp onlooker={opened.looks} theme={theme} />;
}

function EvaluatorApp({ chair, theme }: { chair: EvaluatorChair; theme: Theme }) {
  const { exit } = useApp();
  return <EvaluatorScreen chair={chair} theme={theme} size={useWindowSize()} onLeave={exit} />;
}

function OnlookerApp({ onlooker: { chair, title, plan, replay }, theme }: { onlooker: Onlooker; theme: Theme }) {
  const { exit } = useApp();
  const size = useWindowSize();
  return (
    <WallScreen
      chair={chair}
      title={title}
      plan={plan}
      replay={replay}
      theme={theme}
      size={size}
      clock={() => new Date()}
      onLeave={exit}
    />
  );
}

interface GuestProps {
  guest: Guest;
  theme: Theme;
  ring: () => void;
}

type GuestPlace =
  | { at: 'exercise' }
  | { at: 'end' }
  | { at: 'replay'; playback: Playback }
  | { at: 'room' }
  /** Asks before the host closes. */
  | { at: 'close' };

function GuestApp({ guest, theme, ring }: GuestProps) {
  const { seating, room, excon, readings, hints, endOf, playback, notice } = guest;
  const { exit } = useApp();
  const size = useWindowSize();
  const opened: GuestPlace = seating.signs().isEnded ? { at: 'end' } : { at: 'exercise' };
  const [place, setPlace] = useState<GuestPlace>(opened);
  const toEnd = () => setPlace({ at: 'end' });
  const leave = () => (room.isHost ? setPlace({ at: 'close' }) : exit());
  switch (place.at) {
    case 'exercise':
      return (
        <TableScreen
          seating={seating}
          notice={notice}
          theme={theme}
          size={size}
          excon={() => excon}
          readings={readings}
          ring={ring}
          hints={hints}
          room={room}
          opens={guest.opens}
          onLeave={exit}
          onEnd={toEnd}
        />
      );
    case 'end':
      if (seating.respondents().length === 0) return <EndOfChair theme={theme} size={size} onLeave={exit} />;
      return (
        <EndScreen
          seating={seating}
          means={endOf}
          theme={theme}
          size={size}
          onReplay={async () => {
            const opened = await playback?.();
            if (typeof opened === 'object') setPlace({ at: 'replay', playback: opened });
          }}
          noReplay={playback === null ? 'The facilitator shows the replay.' : null}
          onRoom={() => setPlace({ at: 'room' })}
          onHome={leave}
          onQuit={leave}
        />
      );
    case 'close':
      return <CloseRoom theme={theme} size={size} onClose={exit} onStay={toEnd} />;
    case 'replay':
      return (
        <ReplayScreen
          playback={place.playback}
          theme={theme}
          size={size}
          onLeave={toEnd}
          onBranch={() => {}}
          onShow={guest.show}
        />
      );
    case 'room':
      return <RoomScreen means={room} theme={theme} size={size} onLeave={toEnd} />;
  }
}

interface CloseProps {
  theme: Theme;
  size: Size;
  onClose: () => void;
  onStay: () => void;
}

function CloseRoom({ theme, size, onClose, onStay }: CloseProps) {
  useKeys((press) => (press === 'enter' ? onClose() : onStay()));
  const rows = wrap(CLOSE_ROOM, Math.min(100, size.columns - 4));
  const page = drawPage('CLOSE', rows, 'Enter closes it · any other key stays', size, theme);
  return <Rows rows={page} theme={theme} height={size.rows} />;
}

interface NameProps {
  asked: Asked;
  theme: Theme;
  size: Size;
  onDone: () => void;
  onLeave: () => void;
}

const LONGEST_NAME = 60;

/** Who sits down: for the list of who is there, which the others in the room see. */
function NameScreen({ asked, theme, size, onDone, onLeave }: NameProps) {
  const { title, exercise } = asked;
  // Several keys may come before it is drawn again.
  const typed = useRef({ text: '', notice: '' });
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useKeys((press) => {
    if (press === 'escape') return onLeave();
    if (press === 'enter') {
      asked.name(typed.current.text.trim());
      return onDone();
    }
    typed.current = typedOn(typed.current.text, press, LONGEST_NAME) ?? typed.current;
    redraw();
  });
  const { text: name, notice } = typed.current;
  const text = Math.min(100, size.columns - 4);
  const rows = [
    ...wrap(exercise.title, text, 'strong'),
    ...wrap(exercise.objective, text),
    blank,
    ...wrap(`You sit down as ${title}.`, text),
    blank,
    row('Your name: ', span(`${name}_`, 'strong')),
    blank,
    ...wrap('The others in the room see it on the page R. You may leave it empty.', text, 'dim'),
    ...(notice ? wrap(notice, text, 'owed') : []),
  ];
  const screen = drawPage(title.toUpperCase(), rows, 'Enter goes on · Esc leaves', size, theme);
  return <Rows rows={screen} theme={theme} height={size.rows} />;
}

/** After ENDEX, for a chair that has no outcome of its own. */
function EndOfChair({ theme, size, onLeave }: { theme: Theme; size: Size; onLeave: () => void }) {
  useKeys((press) => {
    if (press === 'escape' || isChar(press, 'q')) onLeave();
  });
  const rows = wrap('ENDEX. The exercise is over; the facilitator shows what came of it.', size.columns - 4);
  return <Rows rows={drawPage('ENDEX', rows, 'q leaves', size, theme)} theme={theme} height={size.rows} />;
}
