// The process that reads one workbook: it can be ended whatever it is at, and takes no more memory than it is given. A
// thread would not do: where that runs out of memory, the whole program may go with it.
import { MistakesFound } from './mistake.ts';
import { workbookCells } from './workbook-cells.ts';
import type { Asked, Told } from './workbook-file.ts';

function told({ file, bytes }: Asked): Told {
  try {
    return { sheets: workbookCells(file, bytes) };
  } catch (error) {
    // Between processes an error loses what kind it is of.
    if (error instanceof MistakesFound) return { mistakes: error.mistakes };
    throw error;
  }
}

process.once('message', (asked: Asked) => process.send!(told(asked)));
