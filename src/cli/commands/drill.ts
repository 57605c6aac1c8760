// rung drill: an exercise without a screen; and what `npm start` runs without a terminal.
import { scriptOf } from '../../exercise/chairs/rehearsal.ts';
import type { Scenario } from '../../exercise/scenario.ts';
import type { ScriptedOrder } from '../../exercise/state.ts';
import { POLICY_NAMES } from '../../exercise/words.ts';
import { ENGINE } from '../../journal/engine.ts';
import { freeJournal } from '../../journal/names.ts';
import { readJournal } from '../../journal/read.ts';
import { JournalTrouble } from '../../journal/trouble.ts';
import { drillJson } from '../../report/drill.ts';
import { scoreReport, totalWords } from '../../report/score.ts';
import { count } from '../../report/words.ts';
import { baselines } from '../../review/baselines.ts';
import { review } from '../../review/review.ts';
import { rubricFrom } from '../../review/rubric.ts';
import { readSource } from '../../scenario/disk.ts';
import { readOrders, toComposition } from '../../scenario/timeline-file.ts';
import { playDrill } from '../../session/drill.ts';
import { coachingFrom, holdersFrom, seedFrom } from '../arguments.ts';
import { print, printJson, printNote } from '../output.ts';
import { type ScenarioOptions, scenarioFrom } from '../scenario-argument.ts';
import { storyOf } from '../story.ts';
import { checkJournalName } from '../target.ts';

interface DrillOptions extends ScenarioOptions {
  seed?: string;
  orders?: string;
  policy?: readonly string[];
  coaching?: string;
  journal?: string;
  scriptOnly?: boolean;
  json?: boolean;
}

export async function drillCommand(name: string, options: DrillOptions): Promise<void> {
  const scenario = scenarioFrom(name, options);
  const seed = seedFrom(options.seed);

  const setup = {
    seed,
    policies: holdersFrom('--policy', options.policy ?? [], [...POLICY_NAMES, 'hold']),
    script: options.orders === undefined ? [] : scriptFrom(scenario, options.orders),
    coaching: coachingFrom(options.coaching) ?? scenario.coaching,
    isScriptOnly: options.scriptOnly ?? false,
  };
  if (options.journal !== undefined) checkJournalName(options.journal, '--journal');
  const session = await playDrill(scenario, setup, options.journal ?? (() => freeJournal(scenario.id)), ENGINE);
  const loss = session.close();
  const { journal } = session;
  if (loss) throw new JournalTrouble(journal, loss.words);
  const reviewed = review(readJournal(journal), await rubricFrom());
  if (reviewed.head !== session.head()) throw new JournalTrouble(journal, 'The journal was changed while it was read.');
  if (options.json) {
    const score = scoreReport(reviewed.score);
    printJson(drillJson({ scenario, state: session.state(), seed, journal, head: session.head(), score }));
    baselines(reviewed);
    return;
  }
  print((await storyOf(journal, 'facilitator')).join('\n'));
  if (setup.script.length === 0 && Object.keys(setup.policies).length === 0) {
    printNote('Nobody acted: seats in neither --orders nor --policy hold. Try --policy ukraine=by-the-book.');
  }
  print(`\nSeed ${seed}\nScore ${totalWords(reviewed.score.team)}\nJournal ${journal}\nHead ${session.head()}`);
  const unruled = setup.script.length - session.state().filed;
  if (unruled > 0) printNote(`${count(unruled, 'order')} of the file after ENDEX: not ruled on.`);
  baselines(reviewed);
}

/** The orders of a file, numbered as in the file. Throws MistakesFound. */
export function scriptFrom(scenario: Scenario, file: string): ScriptedOrder[] {
  return scriptOf(readOrders(readSource(file), scenario.doctrine, scenario.line.length).map(toComposition));
}
