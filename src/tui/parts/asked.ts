// The chain that comes into view: what called a seat to the keyboard names one, or an act of one.
import type { ChainView, View } from '../../exercise/chairs/view.ts';

/** The first of them that is open; undefined where nothing that called it is about one. */
export function askedAbout({ chains, calledBy }: Pick<View, 'chains' | 'calledBy'>): ChainView | undefined {
  const named = calledBy.flatMap((call) => ('about' in call ? [call.about] : []));
  const open = chains.filter(({ closedAt }) => closedAt === null);
  return named.flatMap((act) => open.find(({ acts }) => acts.some(({ id }) => id === act)) ?? [])[0];
}

/** A new chain comes into view by itself; else the one that is asked about, or was in view; else the one reported last. */
export function chainInView(
  view: Pick<View, 'chains' | 'calledBy'>,
  before: { about: string | undefined; known: readonly string[] } | undefined,
): string | undefined {
  const open = view.chains.filter(({ closedAt }) => closedAt === null);
  const byReport = [...open].sort((a, b) => a.acts[0]!.enteredAt - b.acts[0]!.enteredAt);
  const fresh = before && byReport.findLast(({ id }) => !before.known.includes(id));
  const same = before && open.find(({ id }) => id === before.about);
  return fresh?.id ?? askedAbout(view)?.id ?? (same ?? byReport.at(-1))?.id;
}
