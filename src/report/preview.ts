// What a seed brings, as a timeline, without playing it: truth side, for whoever prepares a room.
import type { Incident } from '../exercise/incident.ts';
import type { Scenario } from '../exercise/scenario.ts';
import type { Drawn } from '../exercise/setup.ts';
import type { Minute } from '../ladder/index.ts';
import { clock, count, PROVENANCE, seatName, sectorName } from './words.ts';

export function previewLines(scenario: Scenario, seed: string, drawn: Drawn): string[] {
  const rows: { at: Minute; text: string }[] = [
    ...drawn.incidents.map((incident) => ({ at: incident.start, text: incidentWords(incident) })),
    ...drawn.injects.map(({ at, to, from, text, fact, expected }) => {
      const who = to.length === 3 ? 'all' : to.map(seatName).join(', ');
      const act = fact && 'act' in fact ? ` [${fact.kind} ${fact.act}]` : '';
      return { at, text: `inject  ${from} → ${who}${act}: ${text}${expected ? `  EXPECTED: ${expected}` : ''}` };
    }),
    ...scenario.calendar.map(({ at, what }) => ({ at, text: `public  ${what}` })),
  ];
  const generated = drawn.incidents.filter(({ isScripted }) => !isScripted);
  const serious = generated.filter(({ fate }) => (fate?.assessed.severity ?? 0) >= 2).length;
  return [
    PROVENANCE,
    `TRUTH SIDE. ${scenario.title} (${scenario.id})${scenario.variant ? `, variant ${scenario.variant}` : ''} · seed ${seed} · ENDEX ${clock(scenario.endex)}`,
    `${count(drawn.incidents.length - generated.length, 'act')} of the story, ${count(generated.length, 'incident')} besides, ${serious} of them of severity 2 or more.`,
    'Ends, growth and findings are those of the neutral rate; what players decide moves them.',
    '',
    ...rows.sort((a, b) => a.at - b.at).map(({ at, text }) => `${clock(at).padStart(7)}  ${text}`),
    '',
    `Members, once consulted: ${drawn.members.map(({ member, says, delay }) => `${member} ${says} after ${clock(delay)}`).join(', ')}.`,
  ];
}

function incidentWords({ id, kind, severity, sector, end, author, intent, isScripted, fate }: Incident): string {
  const { growth, finding } = fate?.thresholds ?? { growth: null, finding: null };
  const hours = (threshold: number) => clock(Math.ceil(threshold / 100));
  const parts = [
    `${isScripted ? 'story' : 'drawn'}   ${id} ${kind}, severity ${severity}, ${sectorName(sector)}, until ${clock(end)}`,
    `${author}, ${intent}`,
    fate === null ? 'as written' : '',
    growth !== null ? `grows after ${hours(growth)}` : '',
    finding !== null ? `found after ${hours(finding)}` : '',
    fate?.says === '' && !isScripted ? 'daily line only' : '',
  ];
  return parts.filter(Boolean).join('; ');
}
