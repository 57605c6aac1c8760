// rung facts: a table of events from the field into a timeline that rung adjudicate rules on, by choices that are declared.
import { existsSync } from 'node:fs';
import { printable } from '../../exercise/text.ts';
import { dayLines, readLines } from '../../report/field-data.ts';
import { timelineYaml } from '../../report/timeline-yaml.ts';
import { isFile, shippedFolder } from '../../scenario/disk.ts';
import { findDoctrine, shippedDoctrines } from '../../scenario/doctrine-file.ts';
import { type FieldChoices, fieldChoices, timelineFrom } from '../../scenario/field-choices.ts';
import { EVENT_HEADINGS, type EventField, isEventField, readFieldData } from '../../scenario/field-data.ts';
import { partsOf } from '../../scenario/import-choices.ts';
import { mistakeIn, nearestHint } from '../../scenario/mistake.ts';
import { bare } from '../../scenario/msel-sheets.ts';
import { readSheets } from '../../scenario/sheets.ts';
import { print, printNote, writeOwn } from '../output.ts';
import { checkTarget } from '../target.ts';

/** The name of the table that ships, which is invented. */
const EXAMPLE = 'events';

interface Options {
  map?: string[];
  place?: string[];
  choices?: string;
  startex?: string;
  zone?: string;
  out?: string;
}

export async function factsCommand(named: string, options: Options): Promise<void> {
  const file = named === EXAMPLE && !isFile(named) ? shippedFolder('field-data', `${EXAMPLE}.csv`) : named;
  const { out } = options;
  if (out !== undefined) checkTarget({ file: out, option: '--out', endings: ['yaml', 'yml'] });
  if (out !== undefined && existsSync(out))
    throw mistakeIn(out, 'There is a file of that name already; nothing was overwritten.', 'name another');
  const headings = new Map((options.map ?? []).map(headingOf));
  const choices = withPlaces(fieldChoices(options.choices), options.place ?? []);
  const table = readFieldData(file, await readSheets(file), headings);
  const made = attempted(() => timelineFrom(file, table.events, choices, options));
  if (made.placed.length === 0)
    throw mistakeIn(file, `None of its ${table.events.length} rows has a place on the ladder.`, reasonOf(made.left));
  const text = `${timelineYaml('literal', made.timeline)}\n`;
  const lines = [...readLines(table, made, choices), ...dayLines(made, shippedDoctrines().map(findDoctrine))];
  if (out === undefined) {
    printNote(lines.join('\n'));
    print(text.trimEnd());
    return;
  }
  writeOwn(out, text);
  print(lines.join('\n'));
}

const reasonOf = (left: readonly { row: number; why: string }[]): string => {
  const [first] = left;
  return first ? `row ${first.row}: ${first.why}` : 'there is no row below its headings';
};

/** Throws MistakesFound where STARTEX or the zone cannot be read. */
function attempted<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const hint = error.message === '--zone' ? 'as Europe/Kyiv, +02:00 or Z' : 'as 2026-03-16T05:00Z';
    throw mistakeIn(error.message, 'It cannot be read.', hint);
  }
}

function headingOf(said: string): [string, EventField] {
  const { name, is: field } = partsOf(said) ?? { name: '', is: '' };
  if (isEventField(field)) return [bare(name), field];
  const names = Object.keys(EVENT_HEADINGS);
  throw mistakeIn(
    '--map',
    field === ''
      ? `Expected a heading and its column, found "${printable(said)}".`
      : `There is no column "${printable(field)}".`,
    nearestHint(field, names) ?? `as "When=date"; the columns are ${names.join(', ')}`,
  );
}

function withPlaces(choices: FieldChoices, said: readonly string[]): FieldChoices {
  const places = said.map((each): [string, FieldChoices['places'][string]] => {
    const { name, is: where } = partsOf(each) ?? { name: '', is: '' };
    if (!/^(\d+|rear|sea)$/.test(where))
      throw mistakeIn('--place', `Expected a place and its sector, found "${printable(each)}".`, 'as "Village=3"');
    return [name, where === 'rear' || where === 'sea' ? where : Number(where)];
  });
  const all = { ...choices.places, ...Object.fromEntries(places) };
  const beyond = Object.entries(all).find(
    ([, where]) => typeof where === 'number' && (where < 1 || where > choices.sectors),
  );
  if (beyond)
    throw mistakeIn(
      '--place',
      `There is no sector ${beyond[1]}, where "${printable(beyond[0])}" should lie.`,
      `sectors are 1 to ${choices.sectors}`,
    );
  return { ...choices, places: all };
}
