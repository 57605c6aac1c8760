// Politics and people around the line: in a few rows for a panel, and as a page with the roster, the talks calendar and
// every order that the seats have announced.
import type { AnnouncedView, View } from '../../exercise/chairs/view.ts';
import { orderWords } from '../../report/transcript.ts';
import { clock, guaranteeName, seatName, spoken, strengthWords } from '../../report/words.ts';
import { beside, blank, type Row, row, span, type Tone, wrap } from '../text.ts';
import type { Glyphs } from '../theme.ts';

type Around = View['around'];
type Labelled = readonly [label: string, text: string, tone: Tone];

export const thousands = (n: number): string => n.toLocaleString('en-US');

const WILL_TONES: Record<Around['politics']['usWill'], Tone> = { firm: 'plain', wavering: 'amber', withheld: 'red' };

const none = (state: string, what: string) => (state === 'none' ? `no ${what}` : `${what} ${spoken(state)}`);

function labelled({ around, guarantee, closedDomains }: View): Labelled[] {
  const { politics, army, deterrence } = around;
  return [
    [
      'guarantee',
      `${guaranteeName(guarantee)} · ${politics.yearsOffered} years offered, ${politics.yearsAsked} asked`,
      guarantee === 'suspended' || guarantee === 'void' ? 'red' : 'plain',
    ],
    ['US will', politics.usWill, WILL_TONES[politics.usWill]],
    [
      'talks',
      `${spoken(politics.talks)} · ${none(politics.prosperity, 'prosperity plan')}`,
      politics.talks === 'broken-off' ? 'red' : 'plain',
    ],
    ['dispute', disputeWords(politics.dispute), politics.dispute === 'open' ? 'amber' : 'plain'],
    ['heat', heatWords(around), around.civilians.band === 'none' ? 'plain' : 'amber'],
    [
      'army',
      `readiness ${strengthWords(army.readiness)}, ${army.hasLogistics ? 'with' : 'without'} US logistics; ${thousands(army.planned)} planned`,
      'plain',
    ],
    [
      'deterrence',
      Object.entries(deterrence)
        .map(([domain, stage]) => `${domain} ${closedDomains.includes(domain) ? 'closed' : stage}`)
        .join(' · '),
      Object.values(deterrence).some((stage) => stage !== 'idle') ? 'strong' : 'plain',
    ],
  ];
}

function disputeWords(dispute: Around['politics']['dispute']): string {
  return dispute === 'none' ? 'guarantees not disputed' : `"can't be one-sided": ${dispute} (C9)`;
}

function heatWords({ civilians: { out, population, band, isRepairing } }: Around): string {
  const without = `${thousands(out)} of ${thousands(population)} people without heat`;
  if (out === 0) return without;
  const repair = isRepairing ? 'repair under way' : 'no repair ordered';
  return `${without}${band === 'none' ? '' : `: ${band}`}; ${repair}`;
}

/** What a narrow panel has room for: each in one row. */
export function politicsRows(view: View): Row[] {
  const consenting = view.consent.join(' ') || 'nobody';
  return [
    ...labelled(view).map(([label, text, tone]) => row(span(label.padEnd(11), 'dim'), span(text, tone))),
    row(span('consent'.padEnd(11), 'dim'), consenting),
    row(span('p shows the members, the talks calendar and all announced orders', 'dim')),
  ];
}

/** The same in one row, for the line's panel. */
export function worldRow({ around }: View): Row {
  const { out, isRepairing, band } = around.civilians;
  const heat =
    out === 0 ? 'heating on' : `${thousands(out)} without heat, ${isRepairing ? 'under repair' : 'no repair'}`;
  const { usWill, talks } = around.politics;
  return row(
    span(heat, band === 'none' ? 'dim' : 'amber'),
    span(' · ', 'dim'),
    span(`US ${usWill}`, usWill === 'firm' ? 'dim' : WILL_TONES[usWill]),
    span(` · ${talks === 'in-session' ? 'talks on' : none(talks, 'talks')}`, talks === 'broken-off' ? 'red' : 'dim'),
  );
}

const ROSTER_WIDTH = 60;

export function politicsPage(view: View, width: number, glyphs: Glyphs): Row[] {
  const isWide = width >= 106;
  const left = isWide ? width - ROSTER_WIDTH - 2 : width;
  const facts = labelled(view).flatMap(([label, text, tone]) => {
    const [first = blank, ...rest] = wrap(text, left - 12, tone);
    return [row(span(label.padEnd(12), 'dim'), ...first), ...rest.map((each) => row(' '.repeat(12), ...each))];
  });
  const state = [row(span('WHERE THINGS STAND', 'title')), ...facts, blank, ...calendarRows(view, left, glyphs)];
  const roster = rosterRows(view, glyphs);
  return [...(isWide ? beside(state, roster, left + 2) : [...state, blank, ...roster]), blank, ...orderRows(view)];
}

type Stands = Around['politics']['roster'][number]['stands'];
const STANDS_TONES: Record<Stands, Tone> = {
  consents: 'ok',
  declined: 'red',
  withdrew: 'red',
  asked: 'amber',
  'not-asked': 'dim',
};

function rosterRows({ around }: View, glyphs: Glyphs): Row[] {
  const { roster } = around.politics;
  return [
    row(
      span('THE COALITION', 'title'),
      span(`  ${roster.filter(({ stands }) => stands === 'consents').length} consent`, 'dim'),
    ),
    row(span('    member            consent    readiness    domains', 'dim')),
    ...roster.map(({ member, name, stands, readiness, domains }) =>
      row(
        span(member.padEnd(4), 'strong'),
        name.slice(0, 15).padEnd(16),
        span((stands === 'consents' ? `${glyphs.done} ` : '  ') + spoken(stands).padEnd(11), STANDS_TONES[stands]),
        strengthWords(readiness).padEnd(13),
        span(domains.join(', '), 'dim'),
      ),
    ),
  ];
}

function calendarRows({ around, minute }: View, width: number, glyphs: Glyphs): Row[] {
  const { calendar } = around.politics;
  const rows = calendar.flatMap(({ at, what }) => {
    const isPast = at <= minute;
    const when = isPast ? 'past' : `in ${clock(at - minute)}`;
    const [first = blank, ...rest] = wrap(what, width - 20, isPast ? 'dim' : 'plain');
    return [
      row(
        span(`${clock(at).padStart(6)}  `, isPast ? 'dim' : 'strong'),
        span(`${isPast ? glyphs.done : ' '} ${when.padEnd(10)}`, 'dim'),
        ...first,
      ),
      ...rest.map((each) => row(' '.repeat(20), ...each)),
    ];
  });
  return [
    row(span('TALKS CALENDAR', 'title')),
    ...(rows.length > 0 ? rows : [row(span('No dates are public.', 'dim'))]),
  ];
}

/** Every order that the seats have announced and that still counts. */
function orderRows(view: View): Row[] {
  const counts = view.announced.filter((order) => isCounting(view, order));
  const pending = counts.filter(({ outcome }) => outcome === 'pending').sort((a, b) => a.effectAt - b.effectAt);
  const since = ({ outcomeAt, effectAt }: AnnouncedView) => outcomeAt ?? effectAt;
  const standing = counts.filter(({ outcome }) => outcome === 'in-effect').sort((a, b) => since(b) - since(a));
  const line = (order: AnnouncedView, when: string, tone: Tone) =>
    row(
      span(when.padEnd(24), tone),
      span(seatName(order.seat).padEnd(10), 'strong'),
      orderWords(order),
      span(`  given ${clock(order.at)}`, 'dim'),
      order.endsAt === null ? '' : span(`, stands down ${clock(order.endsAt)}`, 'amber'),
    );
  return [
    row(span('ORDERS ANNOUNCED, NOT YET IN EFFECT', 'title')),
    ...(pending.length > 0
      ? pending.map((order) =>
          line(order, `  ${clock(order.effectAt)}, in ${clock(order.effectAt - view.minute)}`, 'amber'),
        )
      : [row(span('  None.', 'dim'))]),
    blank,
    row(span('ORDERS IN EFFECT, THE NEWEST FIRST', 'title')),
    ...(standing.length > 0
      ? standing.map((order) => line(order, `  since ${clock(since(order))}`, 'plain'))
      : [row(span('  None.', 'dim'))]),
  ];
}

// Holding is no news, a stand-down is told by the force that it ends, and who looks at too many places at once no longer
// looks at the first of them.
function isCounting({ around }: View, { role, isOver, response, seat, sector, outcome }: AnnouncedView): boolean {
  if (role === 'hold' || role === 'stand-down' || isOver) return false;
  const isElsewhere = typeof sector === 'number' && !around.sectors[sector - 1]?.watchedBy.includes(seat);
  return !(response === 'surveil' && outcome === 'in-effect' && isElsewhere);
}
