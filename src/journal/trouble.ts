// What can be wrong with a journal, as people are told it. Apart from the disk, so that it costs nothing to know it.

/** A journal that cannot be read or written, as a sentence for people. */
export class JournalTrouble extends Error {
  readonly file: string;
  readonly line: number;
  constructor(file: string, message: string, line = 0) {
    super(message);
    this.name = 'JournalTrouble';
    this.file = file;
    this.line = line;
  }
}
