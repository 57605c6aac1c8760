// rung mark: the handling mark of the organisation, which stands on every screen, page and export.
import { keepMark } from '../../journal/mark-file.ts';
import { handlingMark } from '../../report/handling.ts';
import { checkedMark } from '../mark.ts';
import { print } from '../output.ts';

export function markCommand(text: string | undefined, { none = false }: { none?: boolean }): void {
  if (none || text !== undefined) keepMark(none ? '' : checkedMark(text ?? '', 'rung mark'));
  const mark = none ? '' : text === undefined ? handlingMark() : checkedMark(text, 'rung mark');
  print(
    mark === ''
      ? 'No handling mark is set.'
      : `The handling mark is "${mark}": every screen, page and export bears it.`,
  );
}
