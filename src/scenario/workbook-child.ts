// The process that reads one workbook: it can be killed at any time and has its own limit of memory. A thread would not do,
// since a thread without memory can end the whole program.
import { MistakesFound } from './mistake.ts';
import { workbookCells } from './workbook-cells.ts';
import type { WorkbookAnswer, WorkbookRequest } from './workbook-file.ts';

function answerTo({ file, bytes }: WorkbookRequest): WorkbookAnswer {
  try {
    return { sheets: workbookCells(file, bytes) };
  } catch (error) {
    // An error loses its class on the way between processes.
    if (error instanceof MistakesFound) return { mistakes: error.mistakes };
    throw error;
  }
}

process.once('message', (request: WorkbookRequest) => process.send!(answerTo(request)));
