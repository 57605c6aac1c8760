// What an accepted action off the menu works like, as it is typed: a response and a sector, "surveil 4".
import type { WantedEffect } from '../../../exercise/state.ts';

/** null: it has no effect on the line; or, as a sentence, why it is none. `measures`: what does something on the line. */
export function effectFrom(typed: string, measures: readonly string[]): WantedEffect | null | string {
  const [like = '', place = ''] = typed.trim().toLowerCase().split(/\s+/);
  if (like !== '' && !measures.includes(like))
    return `"${like}" does nothing on the line; known: ${measures.join(', ')}.`;
  const sector = place === 'rear' || place === 'sea' ? place : /^\d{1,2}$/.test(place) ? Number(place) : null;
  if (place !== '' && sector === null) return 'Expected a sector, as 4, rear or sea.';
  return like === '' ? null : { like, sector };
}
