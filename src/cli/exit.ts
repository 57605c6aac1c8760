// The exit codes; the manual lists them.
export const EXIT = { ok: 0, differs: 1, mistake: 2, bug: 70, interrupted: 130 } as const;
