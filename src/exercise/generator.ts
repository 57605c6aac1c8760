// The incident generator (exercise.md 3): clustered, overdispersed, every incident with its whole fate. Each incident
// draws the same numbers in the same order whatever it turns out to be, so that no choice moves another's draw.
import type { Minute, Seat, Sector, Severity, Side } from '../ladder/index.ts';
import { pickName, type Stream, stream } from './dice.ts';
import { type Author, type Fate, type Finding, type Grown, type Incident, type Intent, released } from './incident.ts';
import type { Generator, IncidentKind, Preset } from './numbers.ts';
import type { LineSector, Opponent } from './scenario.ts';

export interface Place {
  numbers: Generator;
  line: readonly LineSector[];
  preset: Preset;
  opponent: Opponent;
  endex: Minute;
  /** Codes that are taken by the story. */
  taken: Iterable<string>;
}

/** How often growth may follow growth. */
const GENERATIONS = 2;
const DAY = 1440;

interface Streams {
  world: Stream;
  sensors: Stream;
  red: Stream;
  codes: Stream;
  /** One race a kind: a kind more at the end of the catalogue leaves the others' draws as they are. */
  kinds: { kind: IncidentKind; race: Stream }[];
}

/** An incident before anything is known of it but when and where. */
interface Seedling {
  start: Minute;
  sector: number;
}

export function generate(place: Place, seed: string): Incident[] {
  const streams: Streams = {
    world: stream(seed, 'world'),
    sensors: stream(seed, 'sensors'),
    red: stream(seed, 'red'),
    codes: stream(seed, 'world/codes'),
    kinds: place.numbers.kinds.map((kind) => ({ kind, race: stream(seed, `world/kind/${kind.kind}`) })),
  };
  const taken = new Set(place.taken);
  const seedlings = drawBase(place, streams.world);
  const drawn: Incident[] = [];
  // Breadth first: children come after all that was there before them, and may have children of their own.
  for (let n = 0; n < seedlings.length; n++) {
    const { start, sector } = seedlings[n]!;
    const incident = drawIncident(place, streams, sector, taken);
    const children = streams.world.poisson(place.numbers.presets[place.preset].children);
    for (let child = 0; child < children; child++) {
      const next = drawChild(place, streams.world, start, sector);
      if (next.start < place.endex) seedlings.push(next);
    }
    drawn.push(released(incident, start));
  }
  return drawn.sort((a, b) => a.start - b.start);
}

// Days differ: a tempo with mean one, whose logarithm is a stationary AR(1).
function drawBase({ numbers, line, preset, endex }: Place, world: Stream): Seedling[] {
  const { sigma, rho } = numbers.tempo;
  const seedlings: Seedling[] = [];
  let x = sigma * world.normal();
  for (let day = 0; day * DAY < endex; day++) {
    const mean = numbers.presets[preset].basePerDay * Math.exp(x - (sigma * sigma) / 2);
    const count = world.poisson(mean);
    for (let n = 0; n < count; n++) {
      const start = day * DAY + 1 + world.below(DAY);
      const sector = line.indexOf(world.weighted(line, ({ hot }) => hot)) + 1;
      if (start < endex) seedlings.push({ start, sector });
    }
    x = rho * x + sigma * Math.sqrt(1 - rho * rho) * world.normal();
  }
  return seedlings;
}

function drawChild({ numbers, line }: Place, world: Stream, after: Minute, near: number): Seedling {
  const { delayMean, same, adjacent } = numbers.children;
  const start = after + Math.max(1, Math.round(world.exponential(delayMean)));
  const how = world.next();
  const step = world.next() < 0.5 ? -1 : 1;
  const anywhere = 1 + world.below(line.length);
  if (how < same) return { start, sector: near };
  return { start, sector: how < same + adjacent ? neighbour(line, near, step) : anywhere };
}

/** The sector next to this one; at the end of the line the only one there is. */
function neighbour(line: readonly LineSector[], sector: number, step: number): number {
  const next = sector + step;
  return next < 1 || next > line.length ? sector - step : next;
}

function drawIncident(place: Place, streams: Streams, sector: number, taken: Set<string>): Grown {
  const { numbers } = place;
  const { red } = streams;
  const kind = race(streams);
  const author = pickName(numbers.authors, red.next());
  const wants = pickName(numbers.intents, red.next());
  const intent: Intent = author === 'nobody' ? 'none' : author === 'spoiler' ? 'spoiler' : wants;
  const drawn = drawSeverity(place, kind, streams.world);
  const traits = { kind, author, intent, severity: drawn, sector };
  return actOf(place, traits, throwDice(place, streams, taken));
}

// The kind whose exponential clock rings first.
function race({ kinds }: Streams): IncidentKind {
  let best = kinds[0]!.kind;
  let earliest = Infinity;
  for (const { kind, race } of kinds) {
    const rings = race.exponential(1) / kind.weight;
    if (rings >= earliest) continue;
    best = kind;
    earliest = rings;
  }
  return best;
}

function drawSeverity({ numbers, preset }: Place, kind: IncidentKind, world: Stream): Severity {
  const at = world.next();
  const isSevere = world.below(1000) < numbers.presets[preset].severe;
  const severity = Number(pickName(kind.severity, at)) as Severity;
  return severity >= 2 && !isSevere ? 1 : severity;
}

/** What chance says of an act, and of the one that it may grow into, before anything is made of it. */
interface Thrown {
  id: string;
  minutes: number;
  step: number;
  moves: boolean;
  growsAfter: number;
  claims: Fate['claims'];
  /** 0–999: whether the hand is found out. */
  found: number;
  /** 0–1: where in its range the likelihood lies. */
  likely: number;
  findsAfter: number;
  grown: Thrown | null;
  detection: number;
  reportDelay: Minute;
  shareDelay: Minute;
  endDelay: Minute;
  firstTo: Seat;
  /** 0–999: how rightly its side is told at first. */
  told: number;
  recorded: number;
}

function throwDice(place: Place, streams: Streams, taken: Set<string>, generation = 0): Thrown {
  const { numbers } = place;
  const { world, sensors, red } = streams;
  const minutes = world.logNormal(numbers.duration.median, numbers.duration.sigma);
  const step = world.next() < 0.5 ? -1 : 1;
  const moves = world.next() < numbers.children.adjacent * 2;
  const growsAfter = red.exponential(numbers.growth.meanMinutes);
  const claims = [drawClaim(numbers, red), drawClaim(numbers, red)];
  const found = red.below(1000);
  const likely = red.next();
  const findsAfter = red.logNormal(numbers.finding.median, numbers.finding.sigma);
  const id = drawCode(streams.codes, taken);
  const grown = generation < GENERATIONS ? throwDice(place, streams, taken, generation + 1) : null;
  return {
    id,
    minutes,
    step,
    moves,
    growsAfter,
    claims,
    found,
    likely,
    findsAfter,
    grown,
    detection: sensors.below(1000),
    reportDelay: delay(sensors, numbers.report.delayMedian, numbers.report.sigma),
    shareDelay: delay(sensors, numbers.report.shareMedian, numbers.report.sigma),
    endDelay: delay(sensors, numbers.report.endMedian, numbers.report.sigma),
    firstTo: pickName(numbers.firstTo, sensors.next()),
    told: sensors.below(1000),
    recorded: 1 + world.negativeBinomial(numbers.presets[place.preset].recordedMean, numbers.recordedK),
  };
}

interface Traits {
  kind: IncidentKind;
  author: Author;
  intent: Intent;
  severity: Severity;
  sector: number;
}

/** The act that comes of it. */
function actOf(place: Place, traits: Traits, thrown: Thrown): Grown {
  const { numbers, line } = place;
  const { kind, author, intent, severity } = traits;
  const sector: Sector = kind.place ?? traits.sector;
  const lasts = severity >= 2 ? numbers.presets[place.preset].severeLasts / 100 : 1;
  const length = Math.min(numbers.duration.longest, Math.max(1, thrown.minutes * lasts));
  // What is minor is not investigated, and only what is serious grows.
  const isSerious = severity >= 2;
  const haste = numbers.growth.intents[intent];
  const mayGrow = isSerious && thrown.grown !== null && kind.grows !== undefined && haste > 0;
  const fate: Fate = {
    detection: thrown.detection,
    reportDelay: thrown.reportDelay,
    shareDelay: thrown.shareDelay,
    endDelay: thrown.endDelay,
    firstTo: thrown.firstTo,
    thresholds: {
      end: Math.max(1, Math.round(length * 100)),
      growth: mayGrow ? Math.max(1, Math.round((thrown.growsAfter * 100 * 100) / haste)) : null,
      finding: isSerious ? Math.max(1, Math.round(thrown.findsAfter * 100)) : null,
    },
    assessed: { severity, side: firstSide(place, author, thrown.told) },
    marks: isSerious ? (kind.marks ?? []) : [],
    heat: isSerious && kind.heat !== undefined && author !== 'nobody' ? kind.heat * (severity - 1) : 0,
    says: kind.says.replace('{sector}', placeName(line, sector)),
    over: kind.over,
    claims: isSerious ? thrown.claims : [],
    finding: findingOf(numbers, author, thrown),
    grown: mayGrow ? grownOf(place, traits, thrown, thrown.grown!) : null,
  };
  return {
    id: thrown.id,
    kind: kind.kind,
    sector,
    severity: author === 'nobody' ? 0 : severity,
    author,
    intent,
    truth: author === 'nobody' ? 'Nothing happened.' : `${kind.kind}, ${intent}, by ${author}.`,
    isScripted: false,
    recorded: thrown.recorded,
    fate,
  };
}

function grownOf(place: Place, from: Traits, { moves, step }: Thrown, thrown: Thrown): Grown {
  const kind = place.numbers.kinds.find((other) => other.kind === from.kind.grows) ?? from.kind;
  const severity = Math.min(4, Math.max(2, from.severity + 1)) as Severity;
  const sector = moves ? neighbour(place.line, from.sector, step) : from.sector;
  return actOf(place, { ...from, kind, severity, sector }, thrown);
}

/** What a facilitator wants of an act; the rest of it is drawn. */
export interface WantedAct {
  kind: string;
  author: Author;
  severity: Severity;
  sector: Sector;
}

/** One act with its fate, from streams of its own name, so that nothing else that is drawn moves. */
export function drawWanted(place: Place, seed: string, name: string, wanted: WantedAct): Grown {
  const own = (part: string) => stream(seed, `${name}/${part}`);
  const streams: Streams = {
    world: own('world'),
    sensors: own('sensors'),
    red: own('red'),
    codes: own('codes'),
    kinds: [],
  };
  const { author, severity, sector } = wanted;
  const kind = place.numbers.kinds.find((each) => each.kind === wanted.kind) ?? place.numbers.kinds[0]!;
  const intent: Intent = author === 'nobody' ? 'none' : author === 'spoiler' ? 'spoiler' : 'deliberate';
  const near = typeof sector === 'number' ? sector : 1;
  const traits = { kind, author, intent, severity, sector: near };
  return { ...actOf(place, traits, throwDice(place, streams, new Set(place.taken))), sector };
}

function placeName(line: readonly LineSector[], sector: Sector): string {
  return typeof sector === 'number' ? `sector ${sector} (${line[sector - 1]?.name})` : `the ${sector}`;
}

function delay(sensors: Stream, median: Minute, sigma: number): Minute {
  return Math.max(1, Math.round(sensors.logNormal(median, sigma)));
}

const RIGHT: Record<Author, Side> = {
  russia: 'russia',
  ukraine: 'ukraine',
  unknown: 'unknown',
  spoiler: 'unknown',
  nobody: 'unknown',
};

// A hand that hides is named rightly less often; fifty is the neutral deception.
function firstSide({ numbers, opponent }: Place, author: Author, at: number): Side {
  const right = numbers.firstSide.right - 3 * (opponent.deception - 50);
  if (at < right) return RIGHT[author];
  if (at < right + numbers.firstSide.unknown) return 'unknown';
  return author === 'russia' ? 'ukraine' : 'russia';
}

function findingOf({ finding }: Generator, author: Author, { found: at, likely }: Thrown): Finding {
  const { from, to } = finding.likelihood;
  const likelihood = Math.round((from + likely * (to - from)) * 100) / 100;
  if (author === 'nobody') return { verdict: 'nothing', side: 'unknown', likelihood };
  if (author === 'russia' || author === 'ukraine') {
    const verdict = at < finding.attributed ? 'attributed' : 'unattributable';
    return { verdict, side: verdict === 'attributed' ? author : 'unknown', likelihood };
  }
  // A spoiler may take the Commission in; an unknown hand stays unknown.
  if (author === 'spoiler' && at < finding.fooled) return { verdict: 'attributed', side: 'russia', likelihood: from };
  return { verdict: 'unattributable', side: 'unknown', likelihood };
}

function drawClaim({ claims }: Generator, red: Stream): Fate['claims'][number] {
  const after = Math.max(1, Math.round(red.logNormal(claims.median, claims.sigma)));
  return { after, text: claims.texts[red.below(claims.texts.length)]! };
}

const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';
const FEW = 900;

/** A short code that does not count, so that a gap between codes tells nothing. */
function drawCode(codes: Stream, taken: Set<string>): string {
  for (;;) {
    const digits = taken.size < FEW ? 10 + codes.below(90) : 100 + codes.below(900);
    const code = `${LETTERS[codes.below(LETTERS.length)]}${digits}`;
    if (taken.has(code)) continue;
    taken.add(code);
    return code;
  }
}
