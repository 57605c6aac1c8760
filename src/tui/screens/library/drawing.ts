// The library as rows: every saved exercise, and below it what there is to know of the chosen one.
import type { Size } from '../../layout.ts';
import { bannerRow } from '../../pages.ts';
import { panel, windowOf } from '../../panel.ts';
import { deskFoot, withFoot } from '../../parts/foot.ts';
import { savedRow } from '../../saved-lines.ts';
import { type Row, row, span, wrap } from '../../text.ts';
import type { Theme } from '../../theme.ts';
import { LIBRARY_KEYS } from './keys.ts';
import type { LibraryLine, LibraryModel } from './model.ts';

const ABOUT = 7;

export function drawLibrary(model: LibraryModel, size: Size, theme: Theme): Row[] {
  const { columns: width } = size;
  const height = size.rows - 2 - ABOUT;
  const lines = model.lines ?? [];
  const [from, to] = windowOf(lines.length, model.chosen, height - 2);
  const list = lines
    .slice(from, to)
    .map((line, index) => savedRow(line, from + index === model.chosen, width - 4, theme));
  const counted = to - from < lines.length ? `${from + 1}–${to} of ${lines.length}` : String(lines.length);
  const title = `${model.isArchive ? 'ARCHIVE' : 'LIBRARY'}${model.filter ? ` · ${model.filter}` : ''}`;
  const chosen = lines[model.chosen];
  const about = model.about.flatMap((words) => wrap(words, width - 4));
  const screen = [
    bannerRow(width),
    ...panel(
      theme.glyphs,
      {
        title,
        note: `${counted}${model.elsewhere > 0 ? `  z ${elsewhere(model)}` : ''}`,
        width,
        height,
        isFocused: true,
      },
      list.length > 0 ? list : [row(span(emptyWords(model), 'dim'))],
    ),
    ...panel(
      theme.glyphs,
      { title: chosen?.name ?? 'NOTHING CHOSEN', width, height: ABOUT },
      chosen
        ? [...about, row(span(chosen.file, 'dim'))]
        : [row(span('What there is to know of the chosen exercise stands here. Esc goes home.', 'dim'))],
    ),
  ];
  return withFoot(screen, deskFoot(model, LABELS[model.input?.kind ?? 'filter'], LIBRARY_KEYS, width), size.rows);
}

const elsewhere = ({ isArchive, elsewhere: count }: LibraryModel): string =>
  isArchive ? `the library (${count})` : `the archive (${count})`;

function emptyWords({ lines, filter, isArchive, elsewhere: others }: LibraryModel): string {
  if (lines === null) return 'Reading…';
  if (filter) return 'None is called so; Esc shows all.';
  if (isArchive) return 'The archive is empty.';
  return others > 0 ? 'All are in the archive; z opens it.' : 'None yet. Every exercise is saved as it is played.';
}

const LABELS: Record<LibraryLine, string> = {
  filter: 'Show those with (Enter keeps, Esc shows all):',
  rename: 'Name (Enter keeps, Esc drops):',
  export: 'Export to this file or folder (Enter writes, Esc drops):',
};
