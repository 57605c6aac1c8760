// rung adjudicate: timelines in, rulings out. Every file is read before the first is printed.
import { adjudicate } from '../../ladder/index.ts';
import { adjudicationJson } from '../../report/adjudication.ts';
import { adjudicationText } from '../../report/adjudication-text.ts';
import { sourceNamed } from '../../scenario/disk.ts';
import { collectMistakes, describeMistake } from '../../scenario/mistake.ts';
import { readTimeline } from '../../scenario/timeline-file.ts';
import { print, printJson, printNote } from '../output.ts';

interface Options {
  doctrine?: string;
  json?: boolean;
}

export async function adjudicateCommand(files: readonly string[], options: Options): Promise<void> {
  const checked = collectMistakes(files, (file) => readTimeline(sourceNamed(file, ['timelines']), options.doctrine));
  checked.forEach(({ doctrine, timeline, remarks }, index) => {
    for (const remark of remarks) printNote(`${describeMistake(remark)}`);
    const result = adjudicate(doctrine, timeline);
    if (options.json) printJson(adjudicationJson(doctrine, result), files.length > 1);
    else print(adjudicationText(files[index]!, doctrine, timeline, result));
  });
}
