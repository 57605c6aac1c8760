// rung msel import: a list of injects from a spreadsheet into a scenario, checked cell by cell before anything is written.
import { existsSync } from 'node:fs';
import { printable } from '../../exercise/text.ts';
import { drawnAnswers } from '../../report/msel-drawn.ts';
import { count } from '../../report/words.ts';
import { isFile, readSource, type Source, shippedFolder } from '../../scenario/disk.ts';
import {
  choicesFile,
  choicesFrom,
  choicesText,
  headingsOf,
  type ImportChoices,
  keptChoices,
  unitsOf,
} from '../../scenario/import-choices.ts';
import { actIds, withList } from '../../scenario/injects-text.ts';
import {
  attempt,
  describeMistake,
  type Mistake,
  MistakesFound,
  mistakeIn,
  nearestHint,
  throwIfAny,
} from '../../scenario/mistake.ts';
import { type Msel, readMsel } from '../../scenario/msel-file.ts';
import { checkScenario, shippedScenarios } from '../../scenario/scenario-file.ts';
import type { Readings } from '../../scenario/sheet-file.ts';
import { readSheets } from '../../scenario/sheets.ts';
import { parseYaml } from '../../scenario/yaml.ts';
import { printNote, writeOwn } from '../output.ts';
import { findingsOf } from '../scenario-findings.ts';
import { checkTarget } from '../target.ts';

interface ImportOptions {
  from?: string;
  out?: string;
  into?: string;
  startex?: string;
  zone?: string;
  map?: string[];
  unit?: string[];
}

export async function mselImportCommand(file: string, options: ImportOptions): Promise<void> {
  const { base, target } = placesFrom(options);
  const choices = choicesFrom(keptChoices(target), options.map ?? [], options.unit ?? [], options);
  const msel = readListed(file, await readSheets(file), base, choices);
  const next = withList({ ...base, file: target }, msel);
  checkAgainst(msel, next);
  checkDrawn(msel, base);
  if (options.into !== undefined) writeOwn(freeCopy(target), base.text);
  writeOwn(target, next.text);
  show(msel, next);
  keep(choices, target);
}

/** Throws MistakesFound, also where an option cannot be read. */
function readListed(file: string, sheets: Readings, base: Source, choices: ImportChoices): Msel {
  const { startex, zone } = choices;
  const { begins } = (parseYaml(base).value ?? {}) as { begins?: unknown };
  try {
    const [headings, units] = [headingsOf(choices), unitsOf(choices)];
    return readMsel(file, sheets, String(begins), { startex, zone, headings, units });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const [what, given, hint] =
      error.message === '--zone'
        ? (['zone', zone, 'as Europe/Kyiv, +02:00 or Z'] as const)
        : (['date and time', startex, 'as 2026-03-16T05:00Z, 160500ZMAR26 or "16/03/2026 07:00"'] as const);
    throw mistakeIn(error.message, `There is no ${what} "${printable(given ?? '')}".`, hint);
  }
}

/** What was said of the list is kept beside its scenario; nothing where nothing was said. */
function keep(choices: ImportChoices, target: string): void {
  const text = choicesText(choices);
  if (text === '') return;
  const file = choicesFile(target);
  writeOwn(file, text);
  printNote(`What was said of the list is kept in ${file}; it holds for the next import into ${target}.`);
}

/** As mine.yaml.bak, or mine.yaml.bak2 where that is there already. */
function freeCopy(file: string): string {
  for (let n = 1; ; n++) {
    const copy = `${file}.bak${n === 1 ? '' : n}`;
    if (!existsSync(copy)) return copy;
  }
}

// Only --into overwrites a file.
function placesFrom({ from, out, into }: ImportOptions): { base: Source; target: string } {
  if (into !== undefined && (from !== undefined || out !== undefined))
    throw mistakeIn(
      '--into',
      'It exchanges the injects of one file; --from and --out make a new one.',
      'keep one of the two',
    );
  if (into !== undefined) return { base: readSource(into), target: into };
  if (from === undefined || out === undefined)
    throw mistakeIn(
      'rung msel import',
      'Where do the injects go?',
      'name a file with --into, or a scenario with --from and a new file with --out',
    );
  if (existsSync(out))
    throw mistakeIn(
      out,
      'There is a file of that name already; nothing was overwritten.',
      `name another, or use --into ${out}`,
    );
  checkTarget({ file: out, option: '--out', endings: ['yaml', 'yml', 'json'] });
  if (!isFile(from) && !shippedScenarios().includes(from))
    throw mistakeIn(
      '--from',
      `There is no scenario "${from}", and no such file.`,
      nearestHint(from, shippedScenarios()),
    );
  return { base: readSource(isFile(from) ? from : shippedFolder(`${from}.yaml`)), target: out };
}

/** Throws MistakesFound with the cell of each mistake, or its place in the scenario where it comes from no cell. */
function checkAgainst(msel: Msel, next: Source): void {
  const { mistakes } = attempt(() => checkScenario(next));
  const acts = actIds(next);
  const known = new Set(msel.mistakes.map(({ path }) => path));
  const placed = mistakes.map((each) => msel.mistakeAt(each, acts) ?? each).filter(({ path }) => !known.has(path));
  const strange = msel.acts
    .filter(({ id }) => !acts.includes(id))
    .map(
      ({ id }): Mistake => ({
        ...msel.actAt(id),
        message: `The scenario has no act "${printable(String(id))}"; a list changes acts and makes none.`,
        hint: nearestHint(String(id), acts.map(String)),
      }),
    );
  const found = [...msel.mistakes, ...placed, ...strange];
  const rowOf = ({ path }: Mistake) => Number(/\brow (\d+)/.exec(path)?.[1] ?? 0);
  const sheetOf = ({ path }: Mistake) => msel.sheets.findIndex((name) => path.startsWith(`sheet "${name}"`));
  if (found.length > 0)
    throw new MistakesFound([...found].sort((a, b) => sheetOf(a) - sheetOf(b) || rowOf(a) - rowOf(b)));
}

const OF_SEED = /^seed (.+)$/;

/** Throws MistakesFound where a row of what a seed draws says something else than that seed does. */
function checkDrawn({ drawn }: Msel, base: Source): void {
  if (drawn.length === 0) return;
  const { scenario } = checkScenario(base);
  const seedOf = (notes: string): string | undefined => OF_SEED.exec(notes)?.[1];
  const seeds = new Set(drawn.flatMap(({ notes }) => seedOf(notes) ?? []));
  const saidBy = new Map(
    [...seeds].map((seed) => {
      const rows = drawnAnswers(scenario, seed)?.rows ?? [];
      return [seed, new Map(rows.map(({ About, Description }) => [About, Description]))];
    }),
  );
  const changed = drawn.filter(({ key, text, notes }) => saidBy.get(seedOf(notes) ?? '')?.get(key) !== text);
  throwIfAny(
    changed.map(({ place }) => ({
      ...place,
      message: 'This row does not say what its seed draws; a list changes no draws.',
      hint: 'put it back or take it out; words of your own stand in a row of the kind answer',
    })),
  );
}

function show({ injects, acts, answers, unread, drawn, notes, briefing }: Msel, next: Source): void {
  const { mistakes, warnings = [] } = findingsOf(next, '1');
  const lines = [
    ...mistakes.map((each) => describeMistake({ ...each, message: `To mend: ${each.message}` })),
    ...warnings.map((each) => describeMistake({ ...each, message: `Warning: ${each.message}` })),
    ...notes,
    ...(briefing.length > 0
      ? [
          `${count(briefing.length, 'message')} before STARTEX ${briefing.length === 1 ? 'stands' : 'stand'} in the briefs now.`,
        ]
      : []),
    ...(unread.length > 0
      ? [`Columns that were not read: ${unread.join(', ')}. --map reads one, as --map "${unread[0]}=notes".`]
      : []),
    ...(drawn.length > 0
      ? [
          `${count(drawn.length, 'row')} of what a seed draws left out: they are as drawn, and every seed draws its own.`,
        ]
      : []),
    `${[count(injects.length, 'inject'), acts.length > 0 && count(acts.length, 'act'), answers && count(answers.length, 'answer')].filter(Boolean).join(', ')} read into ${next.file}.`,
    ...(mistakes.length > 0 ? [brokenWords(mistakes.length, next.file)] : []),
  ];
  printNote(`${lines.join('\n')}`);
}

const brokenWords = (n: number, file: string): string =>
  `It can be played, but ${n === 1 ? 'one thing no longer holds' : `${n} things no longer hold`}, as told above; rung check ${file} looks again.`;
