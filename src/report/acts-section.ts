// The acts behind a story, for the facilitator's pack: what really happens, and which of it the players can change.
import { type Grown, leadsOn } from '../exercise/incident.ts';
import type { Delta } from '../exercise/numbers.ts';
import { actOf } from '../exercise/run/coming.ts';
import type { Scenario } from '../exercise/scenario.ts';
import type { PlayerMeasure } from '../exercise/words.ts';
import { suits } from '../exercise/world/rates.ts';
import { type ActId, type Minute, SEATS, type Seat } from '../ladder/index.ts';
import { plain, table } from './markdown.ts';
import { behindIt, clock, kindName, seatName, sectorName } from './words.ts';

/** An act of the story, and when it goes on where nothing bears on it. */
interface ActOfStory {
  act: Grown;
  time: string;
  grewFrom: { id: ActId; leadsOn: boolean } | null;
}

const spanOf = ({ start, end }: { start: Minute; end: Minute }): string => `${clock(start)} to ${clock(end)}`;

function actsOfStory({ incidents, contingent }: Scenario): ActOfStory[] {
  const called = contingent.map((act) => ({ act, time: `from its report on, ${clock(act.lasts)} h` }));
  const first = [...incidents.map((act) => ({ act, time: spanOf(act) })), ...called];
  return first.flatMap(({ act, time }) => {
    const acts: ActOfStory[] = [{ act, time, grewFrom: null }];
    let last: Grown = act;
    for (let next = last.fate?.grown; next; next = last.fate?.grown) {
      const grewFrom = { id: last.id, leadsOn: leadsOn(last) };
      acts.push({ act: next, time: next.fate?.written ? spanOf(next.fate.written) : '', grewFrom });
      last = next;
    }
    return acts;
  });
}

export function actsTable(scenario: Scenario): string {
  const acts = actsOfStory(scenario);
  if (acts.length === 0) return 'The scenario has no acts of its own; everything is drawn from the seed.';
  const rows = acts.map(({ act, time }) => [
    plain(act.id),
    time,
    sectorName(act.sector),
    `${kindName(act.kind)}, severity ${act.severity}`,
    behindIt(act),
    plain(act.truth),
  ]);
  return table(['Act', 'Time, where nothing bears on it', 'Where', 'Kind', 'Author, intent', 'What it is'], rows);
}

const MEASURE_WORDS: Record<PlayerMeasure, string> = {
  hostilities: 'how long hostilities last',
  'last-fifth': 'the hostilities of the last fifth of the exercise',
  expansions: 'whether acts grow into graver ones',
  harm: 'how many people are without heat and water at the worst',
  none: 'nothing much',
};

/** Which parts of the story can be changed, by whom and by what. */
export function changes(scenario: Scenario): string {
  const { pack } = scenario;
  const whyOf = (id: ActId) => pack.courses.find(({ act }) => act === id)?.why ?? '';
  const rows = actsOfStory(scenario).map(({ act, grewFrom }) => [
    plain(act.id),
    act.fate === null ? 'fixed' : 'open',
    [courseWords(act, scenario), grewFrom && comesOf(grewFrom)].filter(Boolean).join('; '),
    act.fate === null ? 'nobody' : bearing(scenario, act),
    plain(whyOf(act.id)),
  ]);
  return [
    pack.measure &&
      `What the players can move above all: ${MEASURE_WORDS[pack.measure.what]}. ${plain(pack.measure.why)}`,
    table(['Act', 'Course', 'What can be changed', 'By what', 'Why'], rows),
    'An open act is drawn on each seed a little longer or shorter than written. What bears on it is summed up minute by minute; `rung explain` shows it for a seed. Played with `--script-only`, everything goes as written and nothing bears on anything.',
  ]
    .filter(Boolean)
    .join('\n\n');
}

function courseWords({ id, fate }: Grown, { injects }: Scenario): string {
  if (fate === null) return 'nothing: it goes as written';
  const costs = fate.heat > 0 || injects.some((inject) => (inject.world?.heat ?? 0) > 0 && actOf(inject) === id);
  return ['when it ends', fate.grown && `whether ${fate.grown.id} follows`, costs && 'how many people it costs heat']
    .filter(Boolean)
    .join(', ');
}

const comesOf = ({ id, leadsOn }: NonNullable<ActOfStory['grewFrom']>): string =>
  `it comes only of ${id}, ${leadsOn ? 'also when that is over' : 'while that goes on'}`;

const isHelp = ({ end = 0, growth = 0, harm = 0 }: Delta): boolean => end > 0 || growth < 0 || harm < 0;

/** The responses that shorten an act, hold it down or lessen its harm, each with the seats that have it. */
function bearing({ doctrine, numbers }: Scenario, act: Grown): string {
  const names = new Set(
    numbers.hazards.responses.filter((effect) => suits(effect, act) && isHelp(effect)).map(({ response }) => response),
  );
  const seatsOf = (seat: Seat) =>
    doctrine.responses.filter(({ id, seats }) => names.has(id) && seats.includes(seat)).map(({ id }) => id);
  return SEATS.map((seat) => `${seatName(seat)}: ${seatsOf(seat).join(', ') || 'nothing'}`).join('; ');
}
