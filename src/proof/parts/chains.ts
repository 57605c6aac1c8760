// Part A: the chains of registers of two and three acts, with up to two certifications, over the instants that matter.
import {
  type Doctrine,
  type Fact,
  type Minute,
  type Sector,
  type Severity,
  SIDES,
  type Side,
} from '../../ladder/index.ts';
import { around, distinct, type Family, family, type Part } from '../product.ts';
import { certify, type Reported, report, timeline } from '../timeline-writing.ts';

export const CHAINS: Part = {
  id: 'A',
  title: 'Chains against a reading of the page, act by act',
  families: (doctrine) => [
    twoActs(doctrine),
    oneCertification(doctrine),
    twoCertifications(doctrine),
    threeActs(doctrine),
    patterns(doctrine),
    habits(doctrine),
    { ...crowd(doctrine), isHeavy: true },
  ],
  cut: [
    'four or more acts, save those of patterns, habits and crowds; the first act starts at 0:00 (M3 moves it)',
    'with certifications only acts of the severity floor, fewer ends and places; with three acts one certification at most',
  ],
  quickly: 149,
};

/** A start told from the act before: at so many minutes after STARTEX, or after its end. */
type Gap = { at: Minute } | { after: Minute };

const gapsOf = ({ reads }: Doctrine): Gap[] => [
  ...distinct([0, 1, ...around(reads['phase2.opensAfter']).slice(1)]).map((at) => ({ at })),
  ...distinct([0, ...around(reads['chain.linkWithin'], reads['chain.quietToClose'])]).map((after) => ({ after })),
];

const startAfter = (gap: Gap, end: Minute | null): Minute | null => {
  if ('at' in gap) return gap.at;
  return end === null ? null : end + gap.after;
};

/** Ends around the end of the window of an act that starts at 0:00; null is not known. */
const endsOf = ({ reads }: Doctrine): (Minute | null)[] => [null, 1, ...around(reads['phase2.opensAfter'] + 1)];

/** How long a later act lasts, or until when. */
const lastings = (doctrine: Doctrine) => [
  null,
  1,
  ...around(doctrine.reads['phase2.opensAfter'] + 1).map((until) => -until),
];
const endOfLater = (start: Minute, lasts: number | null): Minute | null | undefined => {
  if (lasts === null) return null;
  const end = lasts < 0 ? -lasts : start + lasts;
  return end > start ? end : undefined;
};

const PLACES: readonly (readonly [Sector, Sector])[] = [
  [3, 3],
  [3, 4],
  [3, 2],
  [3, 5],
  [3, 'rear'],
  [3, 'sea'],
  ['rear', 'rear'],
  ['rear', 3],
  ['rear', 'sea'],
  ['sea', 'sea'],
  ['sea', 'rear'],
  ['sea', 3],
];
const BOTH_SIDES = SIDES.flatMap((a) => SIDES.map((b): readonly [Side, Side] => [a, b]));

interface Two {
  end: Minute | null;
  gap: Gap;
  lasts: number | null;
  places: readonly [Sector, Sector];
  sides: readonly [Side, Side];
  severity: number;
  entry: 'as they start' | 'the later first';
}

function two(doctrine: Doctrine, { end, gap, lasts, places, sides, severity, entry }: Two): Reported[] | null {
  const start = startAfter(gap, end);
  if (start === null) return null;
  const endB = endOfLater(start, lasts);
  if (endB === undefined) return null;
  const floor = doctrine.reads['chain.severityFloor'];
  const isLate = entry === 'the later first';
  const a = report('B', { start: 0, at: isLate ? start : 0, end, sector: places[0], side: sides[0], severity: floor });
  const b = report('A', { start, end: endB, sector: places[1], side: sides[1], severity: severity as Severity });
  return isLate ? [b, a] : [a, b];
}

const ENTRIES = ['as they start', 'the later first'] as const;

function twoActs(doctrine: Doctrine): Family {
  const { reads } = doctrine;
  const floor = reads['chain.severityFloor'];
  const axes = {
    end: endsOf(doctrine),
    gap: gapsOf(doctrine),
    lasts: lastings(doctrine),
    places: PLACES,
    sides: BOTH_SIDES,
    severity: distinct([floor - 1, floor, reads['phase2.minSeverity'] - 1, reads['phase2.minSeverity']]),
    entry: ENTRIES,
  };
  return family(
    'two acts',
    'ends, gaps, places, sides and severities of two acts, in both orders of entry',
    axes,
    (choice) => {
      const acts = two(doctrine, choice);
      return acts && timeline(doctrine, acts, []);
    },
  );
}

/** Minutes of a certification, told from the second act. */
function certifiedAt({ reads }: Doctrine, [first, second]: readonly [Reported, Reported]): Minute[] {
  const quiet = reads['chain.quietToClose'];
  const firstEnd = first.end === null ? second.start : first.end + quiet;
  const secondEnd = second.end === null ? second.start + quiet : second.end + quiet;
  return [0, second.start - 1, second.start, second.start + 1, firstEnd - 1, firstEnd, secondEnd - 1, secondEnd];
}

const CERTIFIED = [0, 1, 2, 3, 4, 5, 6, 7].flatMap((n) => [
  { act: 'A', n },
  { act: 'B', n },
]);

/** Every fact of certification in its place by minute; what precedes the report of its act says nothing. */
function withCertified(doctrine: Doctrine, acts: Reported[], marks: readonly (typeof CERTIFIED)[number][]): Fact[] {
  const [first, second] = [...acts].sort((a, b) => a.start - b.start || (a.act === 'B' ? -1 : 1)) as [
    Reported,
    Reported,
  ];
  const minutes = certifiedAt(doctrine, [first, second]);
  return [...acts, ...marks.map(({ act, n }) => certify(act, Math.max(0, minutes[n]!)))];
}

function oneCertification(doctrine: Doctrine): Family {
  const axes = {
    mark: CERTIFIED,
    end: [null, 1, doctrine.reads['phase2.opensAfter'] + 2],
    gap: gapsOf(doctrine),
    lasts: [null, 1, -(doctrine.reads['phase2.opensAfter'] + 2)],
    places: PLACES,
    sides: BOTH_SIDES.filter((sides) => sides.includes('russia') || sides[0] === sides[1]),
    entry: ENTRIES,
  };
  const severity = doctrine.reads['chain.severityFloor'];
  return family('one certification', 'two acts, one of them certified at eight minutes', axes, (choice) => {
    const acts = two(doctrine, { ...choice, severity });
    return acts && timeline(doctrine, withCertified(doctrine, acts, [choice.mark]), []);
  });
}

function twoCertifications(doctrine: Doctrine): Family {
  const axes = {
    first: CERTIFIED,
    second: CERTIFIED,
    end: [null, 1],
    gap: gapsOf(doctrine).filter((gap) => 'after' in gap || gap.at < 2),
    lasts: [null, 1],
    places: PLACES.filter((_, n) => n !== 2 && n < 7),
    sides: [
      ['russia', 'russia'],
      ['russia', 'unknown'],
      ['unknown', 'russia'],
    ] as [Side, Side][],
    entry: ENTRIES,
  };
  const severity = doctrine.reads['chain.severityFloor'];
  return family(
    'two certifications',
    'two acts with two certifications at eight minutes each, entry order free',
    axes,
    (choice) => {
      const acts = two(doctrine, { ...choice, severity });
      return acts && timeline(doctrine, withCertified(doctrine, acts, [choice.first, choice.second]), []);
    },
  );
}

/** Acts by their distance from the end of the one before: together, next, on and around each edge. */
function threeActs(doctrine: Doctrine): Family {
  const { reads } = doctrine;
  const gaps = distinct([
    0,
    1,
    ...around(reads['chain.linkWithin']).slice(1),
    ...around(reads['chain.quietToClose']).slice(0, 2),
  ]);
  const places: Sector[] = [3, 4, 2, 5, 'rear', 'sea'];
  const sides: Side[] = ['russia', 'unknown'];
  const axes = {
    order: ['ABC', 'BCA', 'CBA'].map((names) => [...names]),
    second: [-1, ...gaps],
    third: [-1, ...gaps],
    sectorB: places,
    sectorC: places,
    sideB: sides,
    sideC: sides,
    goesOn: ['none', 'A', 'C'],
    certified: ['none', 'C'],
  };
  return family(
    'three acts',
    'types of order, six places, two sides, one act going on, one certification, three orders of entry',
    axes,
    (choice) => {
      const startB = choice.second < 0 ? 0 : 60 + choice.second;
      const startC = choice.third < 0 ? startB : startB + 60 + choice.third;
      const endOf = (act: string, start: Minute) => (choice.goesOn === act ? null : start + 60);
      const acts = {
        A: report('A', { start: 0, at: startC, end: endOf('A', 0) }),
        B: report('B', {
          start: startB,
          at: startC,
          end: endOf('B', startB),
          sector: choice.sectorB,
          side: choice.sideB,
        }),
        C: report('C', { start: startC, end: endOf('C', startC), sector: choice.sectorC, side: choice.sideC }),
      };
      const facts: Fact[] = choice.order.map((name) => acts[name as 'A']);
      if (choice.certified !== 'none') facts.push(certify(choice.certified, startC + 1));
      return timeline(doctrine, facts, []);
    },
  );
}

/** As many acts as make a pattern and one more, a step apart each. */
function patterns(doctrine: Doctrine): Family {
  const { reads } = doctrine;
  const within = reads['pattern.within'];
  const step = Math.floor(within / Math.max(1, reads['pattern.acts'] - 1));
  const steps = distinct([0, step, ...around(within)]);
  const axes = {
    steps: steps.flatMap((a) => steps.flatMap((b) => steps.map((c) => [a, b, c]))),
    places: [
      [3, 3, 3, 3],
      [3, 5, 3, 5],
      [3, 5, 5, 5],
      [3, 'rear', 4, 7],
      [5, 3, 3, 3],
    ] as Sector[][],
    certified: [-1, 0, 2, 3],
    again: [false, true],
    late: [0, 60],
    lasts: [1, null],
  };
  return family(
    'patterns',
    'four acts around the span of a pattern, in one place or two, reported at once or later, certified once or twice',
    axes,
    (choice) => {
      const facts: Fact[] = [];
      let start = 0;
      for (const [n, sector] of choice.places.entries()) {
        if (n > 0) start += choice.steps[n - 1]!;
        const at = n % 2 === 0 ? start + choice.late : start;
        const end = choice.lasts === null ? null : start + choice.lasts;
        facts.push(report('ABCD'[n]!, { start, at, end, sector }));
        if (choice.certified === n) facts.push(certify('ABCD'[n]!, at));
      }
      if (choice.again) facts.push(certify('A', start + choice.late + 1));
      return timeline(doctrine, facts, []);
    },
  );
}

/** Several chains of momentary acts, so that their T0s lie around the span of recidivism. */
function habits(doctrine: Doctrine): Family {
  const { reads } = doctrine;
  const span = reads['recidivism.within'];
  const closing = reads['chain.quietToClose'] + 1;
  const axes = {
    second: [0, closing, closing + 1],
    third: [0, closing, ...around(span)],
    fourth: [0, 1, closing, span],
    sides: [
      ['russia', 'russia', 'russia'],
      ['russia', 'unknown', 'russia'],
      ['unknown', 'unknown', 'unknown'],
      ['ukraine', 'ukraine', 'ukraine'],
      ['russia', 'ukraine', 'russia'],
    ] as Side[][],
    places: [
      [3, 3, 3, 3],
      [3, 5, 7, 7],
      [3, 5, 7, 3],
      [3, 3, 5, 8],
    ] as Sector[][],
    certified: ['none', 'B', 'C', 'D'],
    late: [0, 90],
  };
  return family('habits', 'four acts of one or more chains around the span of recidivism', axes, (choice) => {
    const starts = [0, choice.second, choice.third];
    starts.push(Math.max(...starts) + choice.fourth);
    const facts: Fact[] = starts.map((start, n) => {
      const side = choice.sides[Math.min(n, 2)]!;
      return report('ABCD'[n]!, {
        start,
        at: start + (n % 2) * choice.late,
        end: start + 1,
        sector: choice.places[n]!,
        side,
      });
    });
    if (choice.certified !== 'none') facts.push(certify(choice.certified, Math.max(...starts) + choice.late));
    return timeline(doctrine, facts, []);
  });
}

/** More acts than are linked from mark to mark, the last of them reported late or changed. */
function crowd(doctrine: Doctrine): Family {
  const { reads } = doctrine;
  const axes = {
    many: [7, 9, 17],
    step: [
      1,
      ...around(reads['chain.linkWithin'] + 1).slice(0, 2),
      ...around(reads['chain.quietToClose'] + 1).slice(0, 2),
    ],
    places: [
      [3, 3],
      [3, 5],
      [3, 4],
      ['rear', 'sea'],
    ] as Sector[][],
    changed: [0, 1, 6, 7, 8, 9],
    how: ['end', 'long', 'retract', 'side', 'sector', 'severity', 'start', 'late'] as const,
    certified: [-1, 2, 8],
  };
  return family(
    'crowds',
    'seven to seventeen acts, one of which is reported late, ends, moves or is taken back',
    axes,
    (choice) => {
      if (choice.changed >= choice.many) return null;
      const facts: Fact[] = [];
      const last = (choice.many - 1) * choice.step;
      for (let n = 0; n < choice.many; n++) {
        const start = n * choice.step;
        const isChanged = n === choice.changed;
        const end = isChanged && choice.how === 'end' ? null : start + (isChanged && choice.how === 'long' ? last : 1);
        facts.push(
          report(`A${n}`, {
            start,
            at: isChanged && choice.how === 'late' ? last : start,
            end,
            sector: choice.places[n % 2]!,
          }),
        );
        if (n === choice.certified) facts.push(certify(`A${n}`, start));
      }
      const [act, at] = [`A${choice.changed}`, last + 1];
      const changed = {
        kind: 'amend',
        at,
        act,
        to: [],
        start: null,
        sector: null,
        severity: null,
        side: null,
      } as const;
      if (choice.how === 'end' || choice.how === 'long')
        facts.push({ kind: 'end', at, act, when: choice.changed * choice.step + 1, to: [] });
      if (choice.how === 'retract') facts.push({ kind: 'retract', at, act, to: [] });
      if (choice.how === 'side') facts.push({ ...changed, side: 'unknown' });
      if (choice.how === 'sector') facts.push({ ...changed, sector: 8 });
      if (choice.how === 'severity') facts.push({ ...changed, severity: 0 });
      if (choice.how === 'start') facts.push({ ...changed, start: last });
      return timeline(doctrine, facts, []);
    },
  );
}
