// How wide a page of text is made: as the terminal, up to what can be read; in a pipe a usual width.

/** Lines longer than this are hard to read, however wide the terminal is. */
const WIDEST = 100;
const IN_A_PIPE = 80;

export function pageWidth(): number {
  const { isTTY, columns } = process.stdout;
  return isTTY ? Math.min(columns || IN_A_PIPE, WIDEST) : IN_A_PIPE;
}
