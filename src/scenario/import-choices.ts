// What somebody has said about a list of injects: which column is which, and which seat a unit stands for. Maps for French,
// German and Polish lists ship; what was said for a scenario is kept beside it, and holds for the next import too.
import { stringify } from 'yaml';
import { printable } from '../exercise/text.ts';
import { SEATS, type Seat } from '../ladder/index.ts';
import { isFile, readSource, shippedFolder } from './disk.ts';
import { type Mistake, MistakesFound, mistakeIn, nearestHint } from './mistake.ts';
import { unitName } from './msel-cells.ts';
import { type Field, HEADINGS } from './msel-columns.ts';
import { bare } from './msel-sheets.ts';
import { parseYaml } from './yaml.ts';

export const SHIPPED_MAPS = ['fr', 'de', 'pl'] as const;

/** As a file of choices has them: headings and units as they stand in the list. */
export interface ImportChoices {
  headings: Record<string, string>;
  units: Record<string, string>;
  startex?: string;
  zone?: string;
}

/** The file beside a scenario in which its choices are kept: mine.yaml has mine.import.yaml. */
export const choicesFile = (scenario: string): string => `${scenario.replace(/\.(ya?ml|json)$/i, '')}.import.yaml`;

/** What was kept beside a scenario; nothing where there is no such file. Throws MistakesFound. */
export function keptChoices(scenario: string): ImportChoices {
  const file = choicesFile(scenario);
  return isFile(file) ? choicesIn(file) : { headings: {}, units: {} };
}

/** What is said now, over what was kept. `maps`: names of maps that ship, files, or "Heading=field". Throws MistakesFound. */
export function choicesFrom(
  kept: ImportChoices,
  maps: readonly string[],
  units: readonly string[],
  said: Pick<ImportChoices, 'startex' | 'zone'>,
): ImportChoices {
  const all = [kept, ...maps.map(mapOf), { headings: {}, units: Object.fromEntries(units.map(unitOf)) }];
  const { startex = kept.startex, zone = kept.zone } = said;
  return {
    headings: Object.assign({}, ...all.map(({ headings }) => headings)),
    units: Object.assign({}, ...all.map((each) => each.units)),
    ...(startex !== undefined && { startex }),
    ...(zone !== undefined && { zone }),
  };
}

export const headingsOf = ({ headings }: ImportChoices): Map<string, Field> =>
  new Map(Object.entries(headings).map(([name, field]) => [bare(name), field as Field]));

export const unitsOf = ({ units }: ImportChoices): Map<string, Seat | 'all'> =>
  new Map(Object.entries(units).map(([name, seat]) => [unitName(name), seat as Seat | 'all']));

function mapOf(said: string): ImportChoices {
  const parted = partsOf(said);
  if (parted) {
    checkField('--map', parted.is);
    return { headings: { [parted.name]: parted.is }, units: {} };
  }
  if (SHIPPED_MAPS.some((name) => name === said)) return choicesIn(shippedFolder(`maps/${said}.yaml`));
  if (isFile(said)) return choicesIn(said);
  throw mistakeIn(
    '--map',
    `There is no map "${printable(said)}", and no such file.`,
    `as "What happens=text", or one of ${SHIPPED_MAPS.join(', ')}, or a file that was kept beside a scenario`,
  );
}

function unitOf(said: string): [string, string] {
  const parted = partsOf(said);
  if (!parted)
    throw mistakeIn('--unit', `Expected a unit and its seat, found "${printable(said)}".`, 'as "3rd Brigade=ukraine"');
  checkSeat('--unit', parted.is);
  return [parted.name, parted.is];
}

/** "3rd Brigade=ukraine" in its two parts; null of anything else. */
export function partsOf(said: string): { name: string; is: string } | null {
  const [, name, is] = /^(.+?)\s*=\s*([^=]+)$/s.exec(said) ?? [];
  return name === undefined ? null : { name, is: is!.trim() };
}

/** As they are kept in a file; empty where nothing was said. */
export function choicesText({ headings, units, ...said }: ImportChoices): string {
  const isTable = (each: object) => Object.keys(each).length > 0;
  const all = { ...(isTable(headings) && { headings }), ...(isTable(units) && { units }), ...said };
  return isTable(all)
    ? `# What was said of the list of injects when it was read; rung msel import goes by it.\n${stringify(all)}`
    : '';
}

/** The columns that a heading may mean, as a map names them. */
export const FIELD_NAMES = Object.keys(HEADINGS);

function checkField(where: string, field: string): void {
  if (Object.hasOwn(HEADINGS, field)) return;
  throw mistakeIn(
    where,
    `There is no column "${printable(field)}".`,
    nearestHint(field, FIELD_NAMES) ?? `one of ${FIELD_NAMES.slice(0, 13).join(', ')}`,
  );
}

const SEAT_NAMES = [...SEATS, 'all'];

function checkSeat(where: string, seat: string): void {
  if (SEAT_NAMES.includes(seat)) return;
  throw mistakeIn(where, `There is no seat "${printable(seat)}".`, `one of ${SEAT_NAMES.join(', ')}`);
}

/** Reads a file of choices. Throws MistakesFound. */
function choicesIn(file: string): ImportChoices {
  const { value } = parseYaml(readSource(file));
  const mistakes: Mistake[] = [];
  const strange = (path: string, message: string, hint?: string) =>
    mistakes.push({ file, line: 0, column: 0, path, message, ...(hint !== undefined && { hint }) });
  const isTable = (each: unknown): each is Record<string, unknown> =>
    typeof each === 'object' && each !== null && !Array.isArray(each);
  if (!isTable(value)) throw mistakeIn(file, 'Expected headings and units.', 'as headings: { What happens: text }');
  const tableOf = (key: 'headings' | 'units', names: readonly string[]): Record<string, string> => {
    const table = value[key] ?? {};
    if (!isTable(table)) strange(key, 'Expected a table of names.', 'as { What happens: text }');
    else
      for (const [name, is] of Object.entries(table))
        if (!names.includes(String(is)))
          strange(
            `${key}.${name}`,
            `There is no "${printable(String(is))}".`,
            `one of ${names.slice(0, 13).join(', ')}`,
          );
    return table as Record<string, string>;
  };
  const textOf = (key: 'startex' | 'zone') => (value[key] === undefined ? {} : { [key]: String(value[key]) });
  for (const key of Object.keys(value))
    if (!['headings', 'units', 'startex', 'zone'].includes(key))
      strange(key, `There is no key "${printable(key)}" here.`);
  const choices = {
    headings: tableOf('headings', FIELD_NAMES),
    units: tableOf('units', SEAT_NAMES),
    ...textOf('startex'),
    ...textOf('zone'),
  };
  if (mistakes.length > 0) throw new MistakesFound(mistakes);
  return choices;
}
