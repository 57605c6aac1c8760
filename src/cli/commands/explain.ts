// rung explain: why an incident went as it did on a seed, or in a recorded exercise. Truth side.
import { type Rehearsed, rehearse, startOf } from '../../exercise/chairs/rehearsal.ts';
import { POLICY_NAMES, type SeatHolder } from '../../exercise/words.ts';
import { readJournal } from '../../journal/read.ts';
import { replay } from '../../journal/replay.ts';
import { understanding } from '../../journal/understanding.ts';
import { actsOf, explainAct } from '../../report/explain.ts';
import { provenance } from '../../report/handling.ts';
import { clock, sectorName } from '../../report/words.ts';
import { mistakeIn, nearestHint } from '../../scenario/mistake.ts';
import { holdersFrom, seedFrom } from '../arguments.ts';
import { print } from '../output.ts';
import { type ScenarioOptions, scenarioFrom } from '../scenario-argument.ts';
import { scriptFrom } from './drill.ts';

interface Options extends ScenarioOptions {
  seed?: string;
  act?: string;
  policy?: readonly string[];
  orders?: string;
  scriptOnly?: boolean;
}

export function explainCommand(name: string, options: Options): void {
  const { state, events } = name.endsWith('.jsonl') ? recorded(name) : played(name, options);
  const acts = actsOf(state, events);
  if (options.act === undefined) {
    const rows = [...acts.values()].map(
      ({ incident: { id, start, kind, severity, sector, author, fate, isScripted } }) =>
        `${clock(start).padStart(7)}  ${id}  ${kind}, severity ${severity}, ${sectorName(sector)}, ${author}${isScripted ? (fate ? '; open' : '; fixed') : ''}`,
    );
    print([provenance(), 'TRUTH SIDE. The acts of this exercise; --act names one to explain.', ...rows].join('\n'));
    return;
  }
  const lines = explainAct(state, events, options.act);
  if (!lines) throw mistakeIn('--act', `There is no act ${options.act}.`, nearestHint(options.act, [...acts.keys()]));
  print([provenance(), ...lines].join('\n'));
}

function recorded(file: string): Rehearsed {
  const journal = readJournal(file);
  return understanding(journal, () => ({
    state: replay(journal),
    events: journal.entries.flatMap(({ body }) => body.events),
  }));
}

function played(name: string, options: Options): Rehearsed {
  const scenario = scenarioFrom(name, options);
  const script = options.orders === undefined ? [] : scriptFrom(scenario, options.orders);
  const given = holdersFrom('--policy', options.policy ?? [], [...POLICY_NAMES, 'hold']);
  const rest: SeatHolder = script.length > 0 ? 'file' : 'hold';
  const holders = { ukraine: rest, coalition: rest, us: rest, ...given };
  const isScriptOnly = options.scriptOnly ?? false;
  return rehearse(scenario, startOf(holders, { seed: seedFrom(options.seed), script, isScriptOnly }));
}
