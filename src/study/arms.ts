// The arms of a study: every reading with every set of policies, in each setting.
import type { Rubric } from '../exercise/rubric.ts';
import type { Scenario } from '../exercise/scenario.ts';
import { SEATS } from '../ladder/index.ts';
import { withSettings } from '../scenario/doctrine-file.ts';
import { mistakeIn } from '../scenario/mistake.ts';
import type { Study } from '../scenario/study-file.ts';
import type { Arm, Plan, Setting } from './plan.ts';

const MOST_ARMS = 40;

/** Throws MistakesFound where there are too many arms to compare. */
export function planOf(study: Study, rubric: Rubric, file: string): Plan {
  const { title, seeds, scenarios } = study;
  const settings = scenarios.map(
    (scenario): Setting => ({ name: settingName(scenario), arms: armsOf(study, scenario) }),
  );
  const most = Math.max(...settings.map(({ arms }) => arms.length));
  if (most > MOST_ARMS) {
    const hint = 'doctrines times settings times policies; split it into several studies';
    throw mistakeIn(file, `That makes ${most} arms in one setting; at most ${MOST_ARMS} are compared.`, hint);
  }
  return { title, seeds, rubric, settings };
}

export function settingName({ id, variant, background }: Scenario): string {
  return [id, variant, background].filter((part) => part !== null).join(' ');
}

function armsOf({ doctrines, settings, policies }: Study, scenario: Scenario): Arm[] {
  // The arms of one reading stand together, as many as there are sets of policies.
  const arms = doctrines.flatMap((named) => {
    const doctrine = named ?? scenario.doctrine;
    return settings.flatMap((set) =>
      policies.map((holders) => ({
        name: [doctrine.id, ...set, holdersWords(holders)].join(', '),
        scenario: { ...scenario, doctrine: withSettings(doctrine, set) },
        set,
        holders,
      })),
    );
  });
  return arms.map((arm, n) => ({ ...arm, first: n - (n % policies.length) }));
}

/** Who plays, in a few words: one policy for all, or each seat's. */
function holdersWords(holders: Arm['holders']): string {
  const [first] = SEATS;
  if (SEATS.every((seat) => holders[seat] === holders[first])) return holders[first];
  return SEATS.map((seat) => `${seat} ${holders[seat]}`).join(', ');
}
