// Ctrl-Z in the program's own terminal: gives the terminal back, stops, and takes it again when it goes on. So it is
// where somebody else stops the program or lets it go on. Consoles at other doors do without.
import { useApp, useInput } from 'ink';
import { useEffect, useState } from 'react';

type Suspend = ReturnType<typeof useApp>['suspendTerminal'];

/** What a shell does to the program that runs in it. */
export interface JobControl {
  /** Calls where the program is asked to stop, and where it goes on after a stop; returns how to end that. */
  listen: (asked: () => void, goesOn: () => void) => () => void;
  /** Stops all that the shell runs as one job, as the terminal itself would, and not where no shell could let it go on. */
  stopAll: () => unknown;
  stopItself: () => unknown;
  /** The terminal may have another size now; nobody told a program that stood. */
  resized: () => unknown;
}

/** A signal to oneself may take a moment. */
const SETTLES_MS = 30;

class Stopping {
  readonly #suspend: Suspend;
  readonly #job: JobControl;
  #isStopped = false;
  #stopListening = () => {};

  constructor(suspend: Suspend, job: JobControl) {
    this.#suspend = suspend;
    this.#job = job;
  }

  listen(): void {
    this.#stopListening = this.#job.listen(this.#asked, this.#goesOn);
  }

  release(): void {
    this.#stopListening();
  }

  byKey = (): void => this.#stop(this.#job.stopAll);

  #asked = (): void => this.#stop(this.#job.stopItself);

  // Stopped without being asked: whoever had the terminal meanwhile has left it as they liked.
  #goesOn = (): void => this.#stop(() => true);

  #stop(halt: () => unknown): void {
    if (this.#isStopped) return;
    this.#isStopped = true;
    // Without a listener the signal does what it does to every program.
    this.release();
    this.#suspend(async () => {
      halt();
      await new Promise((resolve) => setTimeout(resolve, SETTLES_MS));
      this.#job.resized();
    }).finally(() => {
      this.#isStopped = false;
      this.listen();
    });
  }
}

export function Stops({ job }: { job: JobControl }) {
  const { suspendTerminal } = useApp();
  const [stopping] = useState(() => new Stopping(suspendTerminal, job));
  useEffect(() => {
    stopping.listen();
    return () => stopping.release();
  }, [stopping]);
  useInput((input, key) => {
    if (key.ctrl && input === 'z') stopping.byKey();
  });
  return null;
}
