// What each key does at the Commission's desk.
import { type Bindings, HELP, type Lines, paletteOf, pressDesk } from '../../desk.ts';
import type { Key, KeyRow } from '../../keys.ts';
import { type Press, stepOf } from '../../press.ts';
import { calledKeys } from '../table/called-desk.ts';
import type { CommissionDesk } from './desk.ts';
import { type CommissionLine, UNATTRIBUTABLE } from './model.ts';

const shut = (desk: CommissionDesk): string | null => desk.shut();

export const COMMISSION_KEYS: readonly KeyRow<CommissionDesk>[] = [
  {
    shown: '↑↓ j k',
    does: 'choose an act of the docket',
    short: 'choose',
    presses: ['up', 'down', { char: 'j' }, { char: 'k' }],
    run: (desk, press) => desk.move(stepOf(press, 1)),
  },
  {
    shown: 'Enter',
    does: "accept the analysts' view of the act, where they have come to one (!)",
    short: 'accept',
    shut,
    run: (desk) => desk.accept(),
  },
  {
    shown: 'a',
    does: 'attribute: whose act it was, and a likelihood from 0.00 to 1.00',
    short: 'attribute',
    shut,
    run: (desk) => desk.ask(),
  },
  {
    shown: 'n',
    does: 'unattributable: the side stays unknown',
    short: 'unknown',
    shut,
    run: (desk) => desk.find(UNATTRIBUTABLE),
  },
  {
    shown: 'x',
    does: 'nothing happened: retract the report (asks once)',
    short: 'retract',
    shut,
    run: (desk) => desk.retract(),
  },
  {
    shown: 'c',
    does: 'adjourn until there is something new to find on',
    short: 'adjourn',
    run: (desk) => desk.adjourn(),
  },
  HELP,
  {
    shown: 'b',
    does: 'certify that the act is part of a broader attack (asks once)',
    short: 'certify',
    shut: (desk) => desk.certifyShut(),
    run: (desk) => desk.certify(),
  },
  paletteOf(() => COMMISSION_KEYS),
  ...calledKeys('the card of the act'),
];

// The keys of the seats' pages: here they say where that stands, or why it does not.
const SEATS_PAGES: readonly Key<CommissionDesk>[] = Object.entries({
  d: 'The Commission owes nothing by any hour; what it can find on stands first in the docket, with !.',
  e: 'The evidence on the chosen act stands in its card; ←→ and PgUp, PgDn scroll it.',
  l: "The line is a page of the seats; each act's card names its sector. v shows a seat (open table).",
  r: 'The responses are the orders of the seats; the Commission finds, and orders nothing.',
  p: 'Politics are a page of the seats; no finding rests on them. v shows a seat (open table).',
}).map(([shown, does]) => ({ shown, does, run: (desk) => desk.say(does) }));

/** While the side of an attribution is asked for. */
const SIDES: readonly Key<CommissionDesk>[] = [
  { shown: 'r', does: 'Russia-side', run: (desk) => desk.side('russia') },
  { shown: 'u', does: 'Ukraine-side', run: (desk) => desk.side('ukraine') },
  { shown: 'Esc', does: 'drops it', run: (desk) => desk.drop() },
];

const lines: Lines<CommissionDesk, CommissionLine> = {
  likelihood: { longest: 40, take: (desk, text) => desk.attribute(text) },
};
const DESK: Bindings<CommissionDesk, CommissionLine> = { keys: [...COMMISSION_KEYS, ...SEATS_PAGES], lines };
const ASKING: Bindings<CommissionDesk, CommissionLine> = {
  keys: SIDES,
  lines,
  otherwise: 'Expected r for Russia-side or u for Ukraine-side; Esc drops it.',
};

export const pressCommission = (desk: CommissionDesk, press: Press, mostScroll?: () => number): Promise<void> =>
  pressDesk(desk, desk.isAsking ? ASKING : DESK, press, mostScroll);
