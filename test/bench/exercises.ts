// Whole exercises in memory: played, and played, scored and measured as a study does; and with their journals.
import { rehearse, startOf } from '../../src/exercise/chairs/rehearsal.ts';
import type { Scenario } from '../../src/exercise/scenario.ts';
import { writeJournal } from '../../src/journal/batch-journal.ts';
import { findRubric } from '../../src/scenario/rubric-file.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { holdersOf } from '../../src/scenario/study-file.ts';
import { type Recording, studyExercise } from '../../src/study/batch.ts';
import { type Arm, type Done, type Piece, timed } from './side.ts';
import type { Size } from './size.ts';

export const { rubric } = findRubric('default');
export const openDrill = findScenario('open-drill');

export const scenarioOf = ({ preset }: Arm): Scenario => ({ ...openDrill, background: preset });

/** Played and not scored. */
export function rehearsing(arm: Arm): Piece {
  const scenario = scenarioOf(arm);
  return (n) => {
    let decisions = 0;
    rehearse(scenario, startOf(arm.policy, { seed: String(n) }), ({ isEnded }) => {
      if (!isEnded) decisions++;
    });
    return decisions;
  };
}

/** As a study plays it, with a journal where one is asked for. */
export function studying(arm: Arm, recording: (n: number) => Recording | null = () => null): Piece {
  const scenario = scenarioOf(arm);
  return (n) => studyExercise(scenario, String(n), holdersOf(arm.policy), rubric, recording(n)).decisions;
}

/** The same by the engine before runs held what follows from their state. */
export async function studyingBefore(arm: Arm): Promise<Piece> {
  const before = await import('./before/engine.js');
  const scenario = leftOut(scenarioOf(arm));
  return (n) => before.studyExercise(scenario, String(n), holdersOf(arm.policy), rubric).decisions;
}

/**
 * The scenario as that engine knew it: what is null now, or false, was left out of the catalogue of responses; the counts of
 * all days were drawn at STARTEX; force helped the act that it was about, wherever it stood.
 */
function leftOut(scenario: Scenario): Scenario {
  const said = (_: string, value: unknown) => (value === null || value === false ? undefined : value);
  const responses = scenario.doctrine.responses.map((each) => ({
    needsChain: each.needsChain,
    ...JSON.parse(JSON.stringify(each, said)),
  }));
  const { generator, hazards, ...numbers } = scenario.numbers;
  const { dailyCount, ...others } = generator;
  const effects = hazards.responses
    .filter(({ response }) => !response.startsWith('reassure-'))
    .map((effect) => (effect.reach === 'around' ? { ...effect, reach: 'act' as const } : effect));
  return {
    ...scenario,
    doctrine: { ...scenario.doctrine, responses },
    numbers: {
      ...numbers,
      generator: { ...others, ...(dailyCount && { dailyLine: dailyCount }) },
      hazards: { ...hazards, responses: effects },
    },
  };
}

/** As `rung study --journals` writes them. */
export function sealing({ folder, ...arm }: Arm & { folder: string }): Piece {
  return studying(arm, (n) => ({ engine: 'bench', keep: (text) => writeJournal(folder, String(n), text) }));
}

export interface GridDone extends Arm {
  played: Done;
  scored: Done;
}

/** Every preset with every policy, one after the other in one thread, as in a study that compares them. */
export function grid({ presets, policies }: Pick<Size, 'presets' | 'policies'>): (ms: number) => GridDone[] {
  const arms = presets.flatMap((preset) => policies.map((policy): Arm => ({ preset, policy })));
  const sides = arms.map((arm) => ({ arm, play: timed(rehearsing(arm)), study: timed(studying(arm)) }));
  return (ms) => sides.map(({ arm, play, study }) => ({ ...arm, played: play(ms), scored: study(ms) }));
}
