// What the desks have to which somebody is called while seats sit at the table: the Commission's and the red cell's.
import { Desk } from '../../desk.ts';
import type { Key } from '../../keys.ts';
import { PEN, ROOM, TO_EXCON } from './rows.ts';
import type { Table } from './table.ts';

export abstract class CalledDesk<Kind extends string> extends Desk<Kind> {
  readonly table: Table;
  /** Of the card. */
  protected scrolled = 0;

  /** Nobody sits at this desk any more. */
  readonly leave: () => void;

  constructor({ subscribe }: { subscribe: (changed: () => void) => () => void }, table: Table) {
    super();
    this.table = table;
    this.leave = subscribe(table.changed);
  }

  scrollBy(by: number): void {
    this.scrolled = Math.max(0, Math.min(2000, this.scrolled + by));
  }

  brief = (): void => this.table.open('brief');
  otherChair = (): void => this.table.other();
  otherShut = (): string | null => this.table.otherShut();
  back = (): void => this.table.open('leave');
}

const SCROLLS: Partial<Record<string, number>> = { left: -1, right: 1, 'page-up': -8, 'page-down': 8 };

/** The keys of every such desk; they stand last. `card`: what its card shows. */
export const calledKeys = (card: string): readonly Key<CalledDesk<string>>[] => [
  {
    shown: 'Esc',
    does: 'back; from the desk: leave the exercise, saved as it is',
    short: 'leave',
    run: (desk) => desk.back(),
  },
  {
    shown: '←→ PgUp',
    does: `scroll ${card}`,
    short: 'card',
    presses: ['left', 'right', 'page-up', 'page-down'],
    run: (desk, press) => desk.scrollBy(SCROLLS[String(press)] ?? 0),
  },
  { shown: 'i', does: 'the brief', short: 'brief', run: (desk) => desk.brief() },
  {
    shown: 'v',
    does: 'view a seat that a person holds (open table)',
    shut: (desk) => desk.otherShut(),
    run: (desk) => desk.otherChair(),
  },
  TO_EXCON,
  ROOM,
  PEN,
];
