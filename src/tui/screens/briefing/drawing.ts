// The briefing before STARTEX as rows.
import { blank, type Row, row, span, wrap } from '../../text.ts';

/** Where a facilitator runs the exercise, STARTEX is theirs. */
export const briefingFoot = (hasExcon: boolean): string =>
  `${hasExcon ? 'Enter opens EXCON for STARTEX' : 'Enter STARTEX: on to the first report'} · ↑↓ scroll · Esc back`;

export function briefingRows(
  title: string,
  objective: string,
  briefs: readonly { seat: string; brief: string }[],
  all: string,
  width: number,
): Row[] {
  const body = Math.min(width, 100);
  const rows: Row[] = [
    row(span(title, 'strong')),
    ...wrap(objective, body, 'strong'),
    blank,
    ...wrap(all, body),
    blank,
  ];
  for (const { seat, brief } of briefs) rows.push(row(span(seat.toUpperCase(), 'title')), ...wrap(brief, body), blank);
  rows.push(
    ...wrap(
      '"Accepted" and "refused" mean under the loaded doctrine, never lawful or unlawful. The plan is press-reported, unverified and simplified.',
      body,
      'dim',
    ),
  );
  return rows;
}
