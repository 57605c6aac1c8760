// The shape of a row of the command table.

/** Carries a command out: its arguments in their order, then its options. A number that it returns is the exit code. */
export type Handler = (...given: never[]) => unknown;

export interface CommandRow {
  name: string;
  does: string;
  takes?: readonly Argument[];
  options?: readonly Option[];
  /** A list that the help shows before the examples. */
  notes?: () => string;
  examples: readonly string[];
  load: (options: Readonly<Record<string, unknown>>) => Promise<Handler>;
  /** Commands that are named behind this one, as in `rung library rename`. */
  commands?: readonly CommandRow[];
}

/** As ['[kind]', 'scenario or study', 'scenario']: what it is called, what it is, and what holds where it is left out. */
type Argument = readonly [name: string, is?: string, usual?: string];

interface Option {
  /** As '--seed <seed>'. */
  flags: string;
  does: string;
  /** What holds where it is left out. */
  usual?: string;
  mayRepeat?: true;
  isRequired?: true;
}

export const option = (flags: string, does: string, usual?: string): Option => ({
  flags,
  does,
  ...(usual !== undefined && { usual }),
});

/** An option that may be given several times. */
export const many = (flags: string, does: string): Option => ({ flags, does, mayRepeat: true });

export const required = (flags: string, does: string): Option => ({ flags, does, isRequired: true });
