// What a story may say but probably did not mean to: warnings, which keep nobody from playing.
import { type Mistake, nearestHint } from './mistake.ts';
import { readNumbers } from './numbers-file.ts';
import type { Story } from './story.ts';
import type { Parsed } from './yaml.ts';

/** Kinds of the stories that come with the program and that the generator does not draw. */
const TOLD_KINDS = ['mortar'];

export function storyRemarks(parsed: Parsed, story: Story): Mistake[] {
  const { generator, hazards, politics } = readNumbers();
  const kinds = [...generator.kinds.map(({ kind }) => kind), ...TOLD_KINDS];
  const choosy = hazards.responses.filter((effect) => effect.kinds).map(({ response }) => response);
  const strange = story.acts.filter(({ is: { kind } }) => kind !== undefined && !kinds.includes(kind));
  const roster = [...politics.roster, ...(story.file.roster ?? [])].map(({ member }) => member);
  return [
    ...strange.map(({ path, is: { kind = '' } }) =>
      parsed.mistakeAt(
        [...path, 'kind'],
        `"${kind}" is a kind of your own: it plays as any other, but ${choosy.join(', ')} never bear on it.`,
        nearestHint(kind, kinds),
      ),
    ),
    ...consents(story)
      .filter(({ member }) => !roster.includes(member))
      .map(({ path, member }) =>
        parsed.mistakeAt(path, `${member} is not on the roster of the coalition.`, `known: ${roster.join(', ')}`),
      ),
  ];
}

function consents({ file, injects }: Story): { path: readonly PropertyKey[]; member: string }[] {
  const lists = [
    { path: ['consent'], members: file.consent },
    ...Object.entries(file.variants ?? {}).map(([name, { consent }]) => ({
      path: ['variants', name, 'consent'],
      members: consent,
    })),
    ...injects.flatMap(({ path, is }) => [
      { path: [...path, 'consent'], members: 'consent' in is ? is.consent : [] },
      { path: [...path, 'world', 'withdraws'], members: is.world?.withdraws },
    ]),
  ];
  return lists.flatMap(({ path, members = [] }) =>
    members.map((member, index) => ({ path: [...path, index], member })),
  );
}
