// The incident generator (exercise.md 3): clustered, overdispersed, every incident with its whole fate. Each incident
// draws the same numbers in the same order whatever it turns out to be, so that no choice moves another's draw.
import type { Minute, Sector, Severity, Side } from '../ladder/index.ts';
import { pick, type Stream, stream } from './dice.ts';
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
  const author = pick(entries(numbers.authors), ([, weight]) => weight, red.next())[0];
  const wants = pick(entries(numbers.intents), ([, weight]) => weight, red.next())[0];
  const intent: Intent = author === 'nobody' ? 'none' : author === 'spoiler' ? 'spoiler' : wants;
  const drawn = drawSeverity(place, kind, streams.world);
  return drawAct(place, streams, { kind, author, intent, severity: drawn, sector, generation: 0 }, taken);
}

function entries<K extends string>(weights: Readonly<Record<K, number>>): [K, number][] {
  return Object.entries(weights) as [K, number][];
}

// The kind whose exponential clock rings first.
function race({ kinds }: Streams): IncidentKind {
  let best = kinds[0]!.kind;
  let earliest = Infinity;
  for (const { kind, race } of kinds) {
    const rings = race.exponential(1) / kind.weight;
    if (rings < earliest) [best, earliest] = [kind, rings];
  }
  return best;
}

function drawSeverity({ numbers, preset }: Place, kind: IncidentKind, world: Stream): Severity {
  const at = world.next();
  const isSevere = world.below(1000) < numbers.presets[preset].severe;
  const severity = Number(pick(Object.entries(kind.severity), ([, parts]) => parts, at)[0]) as Severity;
  return severity >= 2 && !isSevere ? 1 : severity;
}

interface Traits {
  kind: IncidentKind;
  author: Author;
  intent: Intent;
  severity: Severity;
  sector: number;
  generation: number;
}

function drawAct(place: Place, streams: Streams, traits: Traits, taken: Set<string>): Grown {
  const { numbers, line } = place;
  const { world, sensors, red } = streams;
  const { kind, author, intent, severity, generation } = traits;
  const sector: Sector = kind.place ?? traits.sector;
  const minutes = world.logNormal(numbers.duration.median, numbers.duration.sigma);
  const lasts = severity >= 2 ? numbers.presets[place.preset].severeLasts / 100 : 1;
  const length = Math.min(numbers.duration.longest, Math.max(1, minutes * lasts));
  const step = world.next() < 0.5 ? -1 : 1;
  const moves = world.next() < numbers.children.adjacent * 2;
  const growsAfter = red.exponential(numbers.growth.meanMinutes);
  const claims = drawClaims(numbers, red);
  const finding = drawFinding(numbers, red, author);
  const findsAfter = red.logNormal(numbers.finding.median, numbers.finding.sigma);
  const id = drawCode(streams.codes, taken);
  const next = numbers.kinds.find((other) => other.kind === kind.grows) ?? kind;
  const grown =
    generation < GENERATIONS
      ? drawAct(
          place,
          streams,
          {
            kind: next,
            author,
            intent,
            severity: Math.min(4, Math.max(2, severity + 1)) as Severity,
            sector: moves ? neighbour(line, traits.sector, step) : traits.sector,
            generation: generation + 1,
          },
          taken,
        )
      : null;
  // What is minor is not investigated, and only what is serious grows.
  const isSerious = severity >= 2;
  const haste = numbers.growth.intents[intent];
  const mayGrow = isSerious && grown !== null && kind.grows !== undefined && haste > 0;
  const fate: Fate = {
    detection: sensors.below(1000),
    reportDelay: delay(sensors, numbers.report.delayMedian, numbers.report.sigma),
    shareDelay: delay(sensors, numbers.report.shareMedian, numbers.report.sigma),
    endDelay: delay(sensors, numbers.report.endMedian, numbers.report.sigma),
    firstTo: pick(entries(numbers.firstTo), ([, weight]) => weight, sensors.next())[0],
    thresholds: {
      end: Math.max(1, Math.round(length * 100)),
      growth: mayGrow ? Math.max(1, Math.round((growsAfter * 100 * 100) / haste)) : null,
      finding: isSerious ? Math.max(1, Math.round(findsAfter * 100)) : null,
    },
    assessed: { severity, side: firstSide(place, sensors, author) },
    marks: isSerious ? (kind.marks ?? []) : [],
    heat: isSerious && kind.heat !== undefined && author !== 'nobody' ? kind.heat * (severity - 1) : 0,
    says: kind.says.replace('{sector}', placeName(line, sector)),
    over: kind.over,
    claims: isSerious ? claims : [],
    finding,
    grown: mayGrow ? grown : null,
  };
  return {
    id,
    kind: kind.kind,
    sector,
    severity: author === 'nobody' ? 0 : severity,
    author,
    intent,
    truth: author === 'nobody' ? 'Nothing happened.' : `${kind.kind}, ${intent}, by ${author}.`,
    isScripted: false,
    recorded: 1 + world.negativeBinomial(numbers.presets[place.preset].recordedMean, numbers.recordedK),
    fate,
  };
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
  const traits = { kind, author, intent, severity, sector: near, generation: 0 };
  return { ...drawAct(place, streams, traits, new Set(place.taken)), sector };
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
function firstSide({ numbers, opponent }: Place, sensors: Stream, author: Author): Side {
  const at = sensors.below(1000);
  const right = numbers.firstSide.right - 3 * (opponent.deception - 50);
  if (at < right) return RIGHT[author];
  if (at < right + numbers.firstSide.unknown) return 'unknown';
  return author === 'russia' ? 'ukraine' : 'russia';
}

function drawFinding({ finding }: Generator, red: Stream, author: Author): Finding {
  const at = red.below(1000);
  const { from, to } = finding.likelihood;
  const likelihood = Math.round((from + red.next() * (to - from)) * 100) / 100;
  if (author === 'nobody') return { verdict: 'nothing', side: 'unknown', likelihood };
  if (author === 'russia' || author === 'ukraine') {
    const verdict = at < finding.attributed ? 'attributed' : 'unattributable';
    return { verdict, side: verdict === 'attributed' ? author : 'unknown', likelihood };
  }
  // A spoiler may take the Commission in; an unknown hand stays unknown.
  if (author === 'spoiler' && at < finding.fooled) return { verdict: 'attributed', side: 'russia', likelihood: from };
  return { verdict: 'unattributable', side: 'unknown', likelihood };
}

function drawClaims({ claims }: Generator, red: Stream): Fate['claims'] {
  return [0, 1].map(() => {
    const after = Math.max(1, Math.round(red.logNormal(claims.median, claims.sigma)));
    return { after, text: claims.texts[red.below(claims.texts.length)]! };
  });
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
