// The questionnaire as rows: every question with its answer below, the one in focus with a cursor.
import { QUESTIONS, respondentName } from '../../../report/lessons.ts';
import type { Size } from '../../layout.ts';
import { drawPage } from '../../pages.ts';
import { windowed } from '../../panel.ts';
import { blank, type Row, row, span, wrap } from '../../text.ts';
import type { Theme } from '../../theme.ts';
import type { LessonsModel } from './lessons-desk.ts';

const FOOT = 'Enter records, next · ↑↓ any question · Esc back, half typed stays a draft';

export function drawLessons({ by, at, texts, notice }: LessonsModel, size: Size, theme: Theme): Row[] {
  const width = Math.min(100, size.columns - 4);
  const height = size.rows - 4;
  const items = QUESTIONS.map(({ id, asks }, place): Row[] => {
    const isHere = place === at;
    const pointer = isHere ? `${theme.glyphs.pointer} ` : '  ';
    const question = wrap(asks, width - 2, isHere ? 'strong' : 'plain');
    const typed = wrap(`${texts[id]}${isHere ? '_' : ''}`, width - 4, isHere ? 'strong' : 'dim');
    // The end of a long answer is what is being typed.
    const room = height - question.length - 1;
    const answer = isHere ? typed.slice(-room) : typed.slice(0, 2);
    return [
      ...question.map((each, line) => row(span(line === 0 ? pointer : '  ', 'strong'), ...each)),
      ...answer.map((each) => row('    ', ...each)),
      blank,
    ];
  });
  return drawPage(`LESSONS · ${respondentName(by)}`, windowed(items, at, height), notice || FOOT, size, theme);
}
