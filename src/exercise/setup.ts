// setup(scenario, seed): everything that chance decides, drawn once at STARTEX (exercise.md 2).
// The script gets one offset for its whole story; background incidents get a stream of their own each.
import { clock, type Fact, type Minute, SEATS, type Seat, SIDES } from '../ladder/index.ts';
import { type Stream, stream } from './dice.ts';
import type { Incident, Inject, Scenario } from './scenario.ts';

export interface Drawn {
  incidents: Incident[];
  /** In the order of their minute; the script before the background. */
  injects: Inject[];
}

export interface SetupOptions {
  /** The bare script, on which gold lines are tested. */
  isScriptOnly?: boolean;
}

export function setup(scenario: Scenario, seed: string, { isScriptOnly = false }: SetupOptions = {}): Drawn {
  const offset = isScriptOnly ? 0 : stream(seed, 'world/jitter').below(scenario.jitterMinutes + 1);
  const background = isScriptOnly ? [] : drawBackground(scenario, seed);
  const incidents = [
    ...scenario.incidents.map((incident) => shiftIncident(incident, offset)),
    ...background.map(({ incident }) => incident),
  ];
  const injects = [
    ...scenario.injects.map((inject) => shiftInject(inject, offset)),
    ...background.flatMap(({ reports }) => reports),
  ];
  return {
    incidents: incidents.sort((a, b) => a.start - b.start),
    injects: injects.filter((inject) => inject.at < scenario.endex).sort((a, b) => a.at - b.at),
  };
}

function shiftIncident(incident: Incident, by: Minute): Incident {
  return { ...incident, start: incident.start + by, end: incident.end + by };
}

function shiftInject(inject: Inject, by: Minute): Inject {
  return {
    ...inject,
    at: inject.at + by,
    text: shiftTimes(inject.text, by),
    fact: inject.fact && shiftFact(inject.fact, by),
  };
}

/** Times in a text stand in braces, as {6:00}, so that they move with the story. */
function shiftTimes(text: string, by: Minute): string {
  return text.replace(/\{(\d{1,4}):([0-5]\d)\}/g, (_, hours: string, minutes: string) =>
    clock(Number(hours) * 60 + Number(minutes) + by),
  );
}

function shiftFact(fact: Fact, by: Minute): Fact {
  switch (fact.kind) {
    case 'report':
      return { ...fact, at: fact.at + by, start: fact.start + by, end: fact.end === null ? null : fact.end + by };
    case 'amend':
      return { ...fact, at: fact.at + by, ...(fact.start !== undefined && { start: fact.start + by }) };
    case 'end':
      return { ...fact, at: fact.at + by, when: fact.when + by };
    default:
      return { ...fact, at: fact.at + by };
  }
}

interface Background {
  incident: Incident;
  reports: Inject[];
}

function drawBackground(scenario: Scenario, seed: string): Background[] {
  if (scenario.backgroundPerDay === 0) return [];
  const arrivals = stream(seed, 'world/background');
  const codes = new Set(scenario.incidents.map(({ id }) => id));
  const drawn: Background[] = [];
  let start = 0;
  for (let n = 0; ; n++) {
    start += Math.max(1, Math.round(arrivals.exponential(1440 / scenario.backgroundPerDay)));
    if (start >= scenario.endex) return drawn;
    const incident = drawIncident(scenario, stream(seed, `world/background/${n}`), start, codes);
    drawn.push({ incident, reports: drawReports(scenario, stream(seed, `sensors/background/${n}`), incident) });
  }
}

const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';

/** A short code that does not count, so that a gap between codes tells nothing. */
function drawCode(dice: Stream, taken: Set<string>): string {
  for (;;) {
    const code = `${LETTERS[dice.below(LETTERS.length)]}${String(dice.below(90) + 10)}`;
    if (taken.has(code)) continue;
    taken.add(code);
    return code;
  }
}

function drawIncident(scenario: Scenario, dice: Stream, start: Minute, codes: Set<string>): Incident {
  const { background } = scenario.numbers;
  const { kind, severity, text } = dice.weighted(background.kinds, ({ weight }) => weight);
  const sector = scenario.line.indexOf(dice.weighted(scenario.line, ({ hot }) => hot)) + 1;
  const length = Math.round(dice.logNormal(background.medianDuration, background.sigmaDuration));
  const author = severity === 0 ? 'nobody' : dice.weighted(SIDES, (side) => background.authors[side]);
  return {
    id: drawCode(dice, codes),
    kind,
    start,
    end: start + Math.min(background.longestDuration, Math.max(1, length)),
    sector,
    severity,
    author,
    intent: severity === 0 ? 'none' : 'local-initiative',
    text: text.replace('{sector}', sectorLabel(scenario, sector)),
    isScripted: false,
  };
}

function sectorLabel(scenario: Scenario, sector: number): string {
  return `sector ${sector} (${scenario.line[sector - 1]?.name})`;
}

// A seat hears first; the others hours later. What nobody sees is never reported.
function drawReports(scenario: Scenario, dice: Stream, incident: Incident): Inject[] {
  const { background } = scenario.numbers;
  const seen = dice.next() < detection(scenario, incident);
  const at = incident.start + Math.max(1, Math.round(dice.logNormal(background.reportDelay, background.sigmaDelay)));
  const first = dice.weighted(SEATS, (seat) => background.firstTo[seat]);
  const sharedAt = at + Math.max(1, Math.round(dice.logNormal(background.shareDelay, background.sigmaDelay)));
  if (!seen) return [];
  const to: Seat[] = [first];
  const others = SEATS.filter((seat) => seat !== first);
  const fact: Fact = {
    kind: 'report',
    at,
    to,
    act: incident.id,
    start: incident.start,
    // What has ended by then is reported with its end.
    end: incident.end <= at ? incident.end : null,
    sector: incident.sector,
    severity: 1,
    side: 'unknown',
  };
  const message = { text: incident.text, from: 'Monitors', medium: 'report' };
  const reports: Inject[] = [
    { ...message, at, to, fact },
    { ...message, at: sharedAt, to: others, fact: { kind: 'share', at: sharedAt, to: others, act: incident.id } },
  ];
  if (incident.end > at) {
    // Whoever has not heard of it by then hears of its end with the share.
    const endedAt = incident.end + 1;
    const knowing = endedAt >= sharedAt ? SEATS : to;
    const end: Fact = { kind: 'end', at: endedAt, to: knowing, act: incident.id, when: incident.end };
    reports.push({ ...message, text: 'It is over.', at: endedAt, to: knowing, fact: end });
  }
  return reports;
}

function detection(scenario: Scenario, { sector, start }: Incident): number {
  const place = typeof sector === 'number' ? scenario.line[sector - 1] : undefined;
  const { detection, daylight } = scenario.numbers.background;
  if (place?.jammed) return detection.jammed;
  const ofDay = (scenario.beginsMinuteOfDay + start) % 1440;
  const isDay = ofDay >= daylight.from && ofDay < daylight.to;
  return isDay ? Math.min(detection.day, place?.day ?? 1) : Math.min(detection.night, place?.night ?? 1);
}
