// The timeline of a seed before anybody plays it. Truth side, for the facilitator.
import type { Drawn } from '../exercise/chance/setup.ts';
import type { Incident } from '../exercise/incident.ts';
import type { Scenario } from '../exercise/scenario.ts';
import type { Minute } from '../ladder/index.ts';
import { provenance } from './handling.ts';
import { behindIt, clock, count, kindName, seatName, sectorName } from './words.ts';

export function previewLines(scenario: Scenario, seed: string, drawn: Drawn): string[] {
  const { endex } = scenario;
  const begun = drawn.incidents.filter(({ start }) => start < endex);
  const rows: { at: Minute; text: string }[] = [
    ...begun.map((incident) => ({ at: incident.start, text: incidentWords(incident, endex) })),
    ...begun.flatMap((incident) => heardOf(incident, endex)),
    ...drawn.injects.map(({ at, to, from, text, fact, expected }) => {
      const who = to.length === 3 ? 'all' : to.map(seatName).join(', ');
      const act = fact && 'act' in fact ? ` [${fact.kind} ${fact.act}]` : '';
      return { at, text: `inject  ${from} → ${who}${act}: ${text}${expected ? `  EXPECTED: ${expected}` : ''}` };
    }),
    ...scenario.calendar.map(({ at, what }) => ({
      at,
      text: `public  ${what}${at < endex ? '' : ' (after ENDEX)'}`,
    })),
  ];
  const generated = begun.filter(({ isScripted }) => !isScripted);
  const serious = generated.filter(({ fate }) => (fate?.assessed.severity ?? 0) >= 2).length;
  return [
    provenance(),
    `TRUTH SIDE. ${scenario.title} (${scenario.id})${scenario.variant ? `, variant ${scenario.variant}` : ''} · seed ${seed} · ENDEX ${clock(scenario.endex)}`,
    `${count(begun.length - generated.length, 'act')} of the story, ${count(generated.length, 'incident')} besides, ${serious} of them of severity 2 or more.`,
    'Ends, growth and findings are those of the neutral rate; what players decide moves them. `engine` is what the engine reports where no inject does.',
    '',
    ...rows.sort((a, b) => a.at - b.at).map(({ at, text }) => `${clock(at).padStart(7)}  ${text}`),
    '',
    `Members, once consulted: ${drawn.members.map(({ member, says, delay }) => `${member} ${delay < endex ? `${says} after ${clock(delay)}` : 'not before ENDEX'}`).join(', ')}.`,
  ];
}

// The engine reports an act that no inject reports. Whether sensors see a generated act is decided in play.
function heardOf({ id, start, fate }: Incident, endex: Minute): { at: Minute; text: string }[] {
  if (fate === null || fate.says === '') return [];
  const at = start + fate.reportDelay;
  const seen = fate.detection > 0 ? ', if sensors see it' : '';
  const others = `the others ${clock(fate.shareDelay)} later${seen}`;
  return at < endex
    ? [{ at, text: `engine  → ${seatName(fate.firstTo)}, ${others} [report ${id}]: ${fate.says}` }]
    : [];
}

// What the neutral rate puts after ENDEX is left out: it comes only where players speed it up.
function incidentWords(incident: Incident, endex: Minute): string {
  const { id, kind, severity, sector, start, end, isScripted, fate } = incident;
  const { growth, finding } = fate?.thresholds ?? { growth: null, finding: null };
  const after = (what: string, threshold: number) => {
    const minutes = Math.ceil(threshold / 100);
    return start + minutes < endex ? `${what} after ${clock(minutes)}` : `not ${what} before ENDEX`;
  };
  const parts = [
    `${isScripted ? 'story' : 'drawn'}   ${id} ${kindName(kind)}, severity ${severity}, ${sectorName(sector)}, ${end < endex ? `until ${clock(end)}` : 'to ENDEX'}`,
    behindIt(incident),
    fate === null ? 'as written' : '',
    growth !== null ? after('grown', growth) : '',
    finding !== null ? after('found', finding) : '',
    fate?.says === '' && !isScripted ? 'daily line only' : '',
  ];
  return parts.filter(Boolean).join('; ');
}
