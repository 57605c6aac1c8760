// The incident generator (exercise.md 3): clustered, overdispersed, every incident with its whole fate. Each incident
// draws the same numbers in the same order whatever it turns out to be, so that no choice moves another's draw.
import type { Minute, Seat, Sector, Severity, Side } from '../../ladder/index.ts';
import { type Author, type Fate, type Finding, type Grown, type Incident, type Intent, released } from '../incident.ts';
import type { Generator, IncidentKind } from '../numbers.ts';
import type { LineSector, Opponent } from '../scenario.ts';
import { type Preset, placeName } from '../words.ts';
import { type Odds, oddsOf, pickName, type Stream, stream, unread } from './dice.ts';

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
/** Numbers from elsewhere may make more than any exercise has; the names of acts would run out. */
const MOST_INCIDENTS = 10_000;

interface Streams {
  world: Stream;
  sensors: Stream;
  red: Stream;
  codes: Stream;
}

/** One race a kind: a kind more at the end of the catalogue leaves the others' draws as they are. */
type Races = readonly { kind: IncidentKind; race: Stream; severity: Odds<string> }[];

interface Dice {
  read: Streams;
  /** The same, for acts that never come to be. */
  unread: Streams;
  odds: { authors: Odds<Author>; intents: Odds<Exclude<Intent, 'none' | 'spoiler'>>; firstTo: Odds<Seat> };
}

function diceOf({ numbers }: Place, streamOf: (name: string) => Stream, codesName: string): Dice {
  const [world, sensors, red, codes] = [streamOf('world'), streamOf('sensors'), streamOf('red'), streamOf(codesName)];
  return {
    read: { world, sensors, red, codes },
    unread: { world: unread(world), sensors: unread(sensors), red: unread(red), codes },
    odds: { authors: oddsOf(numbers.authors), intents: oddsOf(numbers.intents), firstTo: oddsOf(numbers.firstTo) },
  };
}

/** An incident before anything is known of it but when and where. */
interface Seedling {
  start: Minute;
  sector: number;
}

export function generate(place: Place, seed: string): Incident[] {
  const dice = diceOf(place, (name) => stream(seed, name), 'world/codes');
  const { world } = dice.read;
  const races = place.numbers.kinds.map((kind) => ({
    kind,
    race: stream(seed, `world/kind/${kind.kind}`),
    severity: oddsOf<string>(kind.severity),
  }));
  const taken = new Set(place.taken);
  const seedlings = drawBase(place, world);
  const drawn: Incident[] = [];
  // Breadth first: children come after all that was there before them, and may have children of their own.
  for (let n = 0; n < seedlings.length; n++) {
    if (seedlings.length > MOST_INCIDENTS)
      throw new RangeError('these numbers make more incidents than there are names');
    const { start, sector } = seedlings[n]!;
    const incident = drawIncident(place, dice, races, sector, taken);
    const children = world.poisson(place.numbers.presets[place.preset].children);
    for (let child = 0; child < children; child++) {
      const next = drawChild(place, world, start, sector);
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

function drawIncident(place: Place, dice: Dice, races: Races, sector: number, taken: Set<string>): Grown {
  const { red, world } = dice.read;
  const { kind, severity } = firstOf(races);
  const author = pickName(dice.odds.authors, red.next());
  const wants = pickName(dice.odds.intents, red.next());
  const intent: Intent = author === 'nobody' ? 'none' : author === 'spoiler' ? 'spoiler' : wants;
  const drawn = drawSeverity(place, severity, world);
  const traits = { kind, author, intent, severity: drawn, sector };
  return actOf(place, traits, throwDice(place, dice, taken, traits)!);
}

// The kind whose exponential clock rings first.
function firstOf(races: Races): Races[number] {
  let best = races[0]!;
  let earliest = Infinity;
  for (const each of races) {
    const { weight } = each.kind;
    const rings = each.race.exponentialBelow(earliest * weight);
    if (rings === null) continue;
    best = each;
    earliest = rings / weight;
  }
  return best;
}

function drawSeverity({ numbers, preset }: Place, odds: Odds<string>, world: Stream): Severity {
  const at = world.next();
  const isSevere = world.below(1000) < numbers.presets[preset].severe;
  const severity = Number(pickName(odds, at)) as Severity;
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
  report: Pick<Fate, 'detection' | 'reportDelay' | 'shareDelay' | 'endDelay' | 'firstTo'> & {
    /** 0–999: how rightly its side is told at first. */
    told: number;
  };
  recorded: number;
}

/** Throws for an act of those traits, and for what it grows into; without traits for one that never comes to be. */
function throwDice(place: Place, dice: Dice, taken: Set<string>, traits: Hard | null, generation = 0): Thrown | null {
  const { numbers } = place;
  const { world, sensors, codes } = traits ? dice.read : dice.unread;
  const { red } = traits && traits.severity >= 2 ? dice.read : dice.unread;
  const minutes = world.logNormal(numbers.duration.median, numbers.duration.sigma);
  const step = world.next() < 0.5 ? -1 : 1;
  const moves = world.next() < numbers.children.adjacent * 2;
  const growsAfter = red.exponential(numbers.growth.meanMinutes);
  const claims = [drawClaim(numbers, red), drawClaim(numbers, red)];
  const found = red.below(1000);
  const likely = red.next();
  const findsAfter = red.logNormal(numbers.finding.median, numbers.finding.sigma);
  const id = drawCode(codes, taken);
  const into = traits && growthOf(numbers, traits);
  const grown = generation < GENERATIONS ? throwDice(place, dice, taken, into, generation + 1) : null;
  const report = throwReport(place, dice, sensors);
  const recorded = 1 + world.negativeBinomial(numbers.presets[place.preset].recordedMean, numbers.recordedK);
  if (!traits) return null;
  return { id, minutes, step, moves, growsAfter, claims, found, likely, findsAfter, grown, report, recorded };
}

function throwReport({ numbers: { report } }: Place, { odds }: Dice, sensors: Stream): Thrown['report'] {
  return {
    detection: sensors.below(1000),
    reportDelay: delay(sensors, report.delayMedian, report.sigma),
    shareDelay: delay(sensors, report.shareMedian, report.sigma),
    endDelay: delay(sensors, report.endMedian, report.sigma),
    firstTo: pickName(odds.firstTo, sensors.next()),
    told: sensors.below(1000),
  };
}

/** What decides whether an act is investigated, and whether it may grow. */
interface Hard {
  kind: IncidentKind;
  intent: Intent;
  severity: Severity;
}

interface Traits extends Hard {
  author: Author;
  sector: number;
}

/** What an act of those traits grows into where it grows; null where it may not. Only what is serious grows. */
function growthOf({ growth, kinds }: Generator, { kind, intent, severity }: Hard): Hard | null {
  if (severity < 2 || kind.grows === undefined || growth.intents[intent] <= 0) return null;
  const into = kinds.find((other) => other.kind === kind.grows) ?? kind;
  return { kind: into, intent, severity: Math.min(4, severity + 1) as Severity };
}

/** The act that comes of it. */
function actOf(place: Place, traits: Traits, thrown: Thrown): Grown {
  const { numbers, line } = place;
  const { report } = thrown;
  const { kind, author, intent, severity } = traits;
  const sector: Sector = kind.place ?? traits.sector;
  const lasts = severity >= 2 ? numbers.presets[place.preset].severeLasts / 100 : 1;
  const length = Math.min(numbers.duration.longest, Math.max(1, thrown.minutes * lasts));
  // What is minor is not investigated.
  const isSerious = severity >= 2;
  const into = thrown.grown && growthOf(numbers, traits);
  const haste = numbers.growth.intents[intent];
  const fate: Fate = {
    written: null,
    detection: report.detection,
    reportDelay: report.reportDelay,
    shareDelay: report.shareDelay,
    endDelay: report.endDelay,
    firstTo: report.firstTo,
    thresholds: {
      end: Math.max(1, Math.round(length * 100)),
      growth: into ? Math.max(1, Math.round((thrown.growsAfter * 100 * 100) / haste)) : null,
      finding: isSerious ? Math.max(1, Math.round(thrown.findsAfter * 100)) : null,
    },
    assessed: { severity, side: firstSide(place, author, report.told) },
    marks: isSerious ? (kind.marks ?? []) : [],
    heat: isSerious && kind.heat !== undefined && author !== 'nobody' ? kind.heat * (severity - 1) : 0,
    says: kind.says.replace('{sector}', placeName(line, sector)),
    over: kind.over,
    claims: isSerious ? thrown.claims : [],
    finding: findingOf(numbers, author, thrown),
    grown: into && actOf(place, { author, ...into, sector: nextTo(place, traits, thrown) }, thrown.grown!),
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
    answers: null,
  };
}

/** Where an act is when it has grown. */
function nextTo({ line }: Place, { sector }: Traits, { moves, step }: Thrown): number {
  return moves ? neighbour(line, sector, step) : sector;
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
  const dice = diceOf(place, (part) => stream(seed, `${name}/${part}`), 'codes');
  const { author, severity, sector } = wanted;
  const kind = place.numbers.kinds.find((each) => each.kind === wanted.kind) ?? place.numbers.kinds[0]!;
  const intent: Intent = author === 'nobody' ? 'none' : author === 'spoiler' ? 'spoiler' : 'deliberate';
  const near = typeof sector === 'number' ? sector : 1;
  const traits = { kind, author, intent, severity, sector: near };
  return { ...actOf(place, traits, throwDice(place, dice, new Set(place.taken), traits)!), sector };
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
export function drawCode(codes: Stream, taken: Set<string>): string {
  for (;;) {
    const digits = taken.size < FEW ? 10 + codes.below(90) : 100 + codes.below(900);
    const code = `${LETTERS[codes.below(LETTERS.length)]}${digits}`;
    if (taken.has(code)) continue;
    taken.add(code);
    return code;
  }
}
