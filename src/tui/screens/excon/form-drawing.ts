// The inject form as a panel.
import type { Box } from '../../layout.ts';
import { panel, windowed } from '../../panel.ts';
import { type Row, row, rowWidth, span } from '../../text.ts';
import type { Glyphs } from '../../theme.ts';
import type { FormModel } from './form-desk.ts';

/** The form as a panel; the field in focus says what it may hold. */
export function formPanel({ form, fields }: FormModel, { width, height }: Box, glyphs: Glyphs): Row[] {
  const items = fields.map(({ name, label, hint, choices }, at): Row[] => {
    const isHere = at === form.at;
    const value = form.values[name];
    const shown = choices
      ? `${glyphs.left} ${value} ${glyphs.right}`
      : `${tail(value, width - 30)}${isHere ? '_' : ''}`;
    const line = row(
      span(isHere ? `${glyphs.pointer} ` : '  ', 'strong'),
      span(label.padEnd(13), isHere ? 'strong' : 'plain'),
      span(shown, isHere ? 'strong' : 'plain'),
      span(value === '' || (isHere && hasRoom(shown, hint, width)) ? `   ${hint}` : '', 'dim'),
    );
    return form.problem?.field === name ? [line, row(' '.repeat(15), span(form.problem.message, 'red'))] : [line];
  });
  const isLast = form.at === fields.length;
  const add = [
    row(span(isLast ? `${glyphs.pointer} ` : '  ', 'strong'), span('ADD THIS INJECT', isLast ? 'chosen' : 'strong')),
  ];
  const rows = windowed([...items, add], form.at, height - 2);
  return panel(
    glyphs,
    { title: 'AN INJECT OFF-SCRIPT', note: 'the draft is kept', width, height, isFocused: true },
    rows,
  );
}

// Beside what has been typed the hint stands whole or not at all.
const hasRoom = (shown: string, hint: string, width: number) => rowWidth(row(shown, hint)) + 22 <= width;

const tail = (text: string, room: number) => (text.length > room ? `…${text.slice(1 - room)}` : text);
