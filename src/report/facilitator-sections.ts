// The sections of the after-action report that only the facilitator's has: truth, baselines, objectives, coverage.
import { clock, SEATS } from '../ladder/index.ts';
import type { AfterAction } from './after-action.ts';
import { coveredName, partName } from './coverage.ts';
import { list, paragraphs, plain, table, toLines } from './markdown.ts';
import { attributionWords, behindIt, clauseWords, kindName, seatName, sectorName, sideName, spoken } from './words.ts';

export function objectives({ objectives: all, pack }: AfterAction): string {
  const rows = (all ?? []).map(({ at, objective, expected, expects }) => [
    clock(at),
    plain(objective),
    plain(expected),
    expects
      .map(({ seat, response, at: done, line: n }) => {
        const when = done !== null && done < at ? `before it, ${clock(done)}` : clock(done ?? at);
        const came = done === null || n === null ? 'not seen' : `${when}, line ${toLines([n])}`;
        return `${seatName(seat)} ${plain(response)}: ${came}`;
      })
      .join('; '),
  ]);
  return paragraphs(
    pack !== null && list(pack.objectives.map(plain)),
    rows.length > 0 && table(['Inject', 'Objective', 'Expected', 'Seen'], rows),
  );
}

export function baselines({ baselines: all, score, overview }: AfterAction): string {
  const row = (name: string, team: number | null, band: string | null, orders: string, refused: string) => [
    name,
    team === null ? 'not assessed' : team.toFixed(1),
    band ?? '',
    orders,
    refused,
  ];
  const { minutes, endex } = overview;
  const isWhole = minutes >= endex;
  return paragraphs(
    'The same incidents, met by policies in the seats that were played here. They are baselines to compare with, not opponents.',
    !isWhole &&
      `They were played to the same minute, ${clock(minutes)} of ${clock(endex)}, so that they stand beside this exercise; none of these figures stands beside one of a whole exercise.`,
    table(
      ['Who', 'Team', 'Band', 'Orders', 'Refused'],
      [
        row('**this exercise**', score.team?.total ?? null, score.team?.band ?? null, '', ''),
        ...(all ?? []).map(({ policy, team, band, orders, refused }) =>
          row(spoken(policy), team, band, String(orders), String(refused)),
        ),
      ],
    ),
  );
}

export function hidden({ hidden: all, prevented, chains, pack }: AfterAction): string {
  const assessed = new Map(chains.flatMap(({ acts }) => acts.map((act) => [act.id, act] as const)));
  const rows = (all ?? []).map((hiddenAct) => {
    const { id, kind, start, end, sector, severity, truth, knownAt, isScripted } = hiddenAct;
    const act = assessed.get(id);
    const found = act?.isRetracted
      ? 'withdrawn'
      : act
        ? act.likelihood === null
          ? `${sideName(act.side)}, unconfirmed`
          : attributionWords(act.side, act.likelihood)
        : 'below the ladder, or unknown';
    const known = SEATS.map(
      (seat) => `${seatName(seat)} ${knownAt[seat] === undefined ? 'never' : clock(knownAt[seat])}`,
    );
    return [
      plain(id),
      `${clock(start)} to ${end === null ? 'after ENDEX' : clock(end)}`,
      sectorName(sector),
      `${kindName(kind)}, ${severity}`,
      // A generated act has no written truth, only its kind and its author.
      isScripted ? plain(truth) : behindIt(hiddenAct),
      found,
      Object.keys(knownAt).length > 0 ? known.join('; ') : 'nobody',
    ];
  });
  return paragraphs(
    pack !== null && plain(pack.truth),
    table(['Act', 'Time', 'Where', 'Kind, severity', 'What it was', 'As found at ENDEX', 'Known'], rows),
    prevented !== null &&
      prevented.length > 0 &&
      'Did not come; the story has it where less is done against what goes before:',
    prevented !== null &&
      prevented.length > 0 &&
      list(
        prevented.map(
          ({ id, kind, sector, truth }) => `${plain(id)}, ${kindName(kind)} in ${sectorName(sector)}: ${plain(truth)}`,
        ),
      ),
  );
}

export function coverage({ coverage: covered }: AfterAction): string {
  const name = (what: string, key: string) =>
    what === 'clauses' ? `${key} (${clauseWords(key)})` : coveredName(what, key);
  const rows = Object.entries(covered ?? {}).map(([what, times]) => {
    const all = Object.entries(times);
    const came = all.filter(([, n]) => n > 0).map(([key, n]) => `${coveredName(what, key)} ${n}`);
    const never = all.filter(([, n]) => n === 0).map(([key]) => name(what, key));
    return [partName(what), plain(came.join(', ') || 'none'), plain(never.join(', ') || 'none')];
  });
  return table(['', 'Came up, how often', 'Never came up'], rows);
}
