// What there is to say of a scenario file: its mistakes and remarks, whether its gold line comes out as promised, and
// whether there is a compliant line.
import type { Scenario } from '../exercise/scenario.ts';
import { CODES, clock } from '../ladder/index.ts';
import {
  compliantWords,
  goldHeldWords,
  refusedWords,
  retraceWords,
  unmetWords,
  variantsWords,
} from '../report/check-words.ts';
import { PROMPT_WORDS } from '../report/prompt-words.ts';
import { codePlain } from '../report/ruling-words.ts';
import { asInFile, orderWords } from '../report/transcript.ts';
import { seatName } from '../report/words.ts';
import type { Source } from '../scenario/disk.ts';
import type { Mistake } from '../scenario/mistake.ts';
import { checkScenario } from '../scenario/scenario-file.ts';
import { parseYaml } from '../scenario/yaml.ts';
import { compliantLine } from '../study/compliance.ts';
import { goldDifferences } from '../study/gold.ts';

export interface Findings {
  mistakes: readonly Mistake[];
  /** What is allowed but probably not meant. */
  warnings?: readonly Mistake[];
  /** What is worth knowing of a file without mistakes. */
  notes?: readonly string[];
}

/** Throws MistakesFound where the scenario cannot be played. */
export function findingsOf(source: Source, seed: string): Findings {
  const { scenario, remarks } = checkScenario(source);
  const { mistakeAt } = parseYaml(source);
  const { state, unmet, refused, tightest } = compliantLine(scenario, seed);
  const { gold, variants } = scenario;
  const retrace = retraceWords(source.file, seed);
  const dutyOf = ({ kind, about, seat }: (typeof unmet)[number]) => ({ duty: PROMPT_WORDS[kind], about, seat });
  const slack = tightest && { ...dutyOf(tightest.prompt), slackMinutes: tightest.slackMinutes };
  return {
    // A duty that nobody can meet on this seed is a mistake of the scenario, not of the players.
    mistakes: [
      ...goldDifferences(scenario).map(({ path, message }) =>
        mistakeAt(['gold', ...path], message, goldHint(scenario, path, message)),
      ),
      ...unmet.map((prompt) => mistakeAt([], unmetWords(seed, dutyOf(prompt), prompt.raisedAt), retrace)),
      ...refused.map(({ order, at }) => mistakeAt([], refusedWords(seed, orderWords(order), at), retrace)),
    ],
    warnings: remarks,
    notes: [
      goldHeldWords(gold.orders.length, gold.chains.length, gold.rulings.length),
      variantsWords(variants.map(({ name }) => name)),
      compliantWords(seed, state.orders.length, slack),
    ],
  };
}

/** Which order a ruling of the gold line is about, and why it was refused. */
function goldHint({ gold }: Scenario, [list, index]: readonly (string | number)[], message: string) {
  const given = list === 'rulings' ? gold.orders[gold.rulings[Number(index)]!.order] : undefined;
  if (!given) return list === 'rulings' ? 'gold orders are counted from 0' : undefined;
  const code = CODES.find((each) => message.includes(each));
  const { at, order } = given;
  const words = `counted from 0, this is ${seatName(order.seat)}'s ${orderWords(order, asInFile)} at ${clock(at!)}`;
  return code ? `${words}: ${codePlain(code)}` : words;
}
