// Ctrl-Z in the program's own terminal: gives the terminal back, stops, and takes it again when it goes on. So it is
// where somebody else stops the program or lets it go on. Consoles at other doors do without.
import { useApp, useInput } from 'ink';
import { useEffect, useState } from 'react';

type Suspend = ReturnType<typeof useApp>['suspendTerminal'];

/** A signal to oneself may take a moment. */
const SETTLES_MS = 30;

class Stopping {
  readonly #suspend: Suspend;
  #isStopped = false;

  constructor(suspend: Suspend) {
    this.#suspend = suspend;
  }

  listen(): void {
    process.on('SIGTSTP', this.#asked);
    process.on('SIGCONT', this.#goesOn);
  }

  release(): void {
    process.removeListener('SIGTSTP', this.#asked);
    process.removeListener('SIGCONT', this.#goesOn);
  }

  /** As the terminal itself would stop it: with all that the shell runs as one job, and not where no shell could let
   * it go on. */
  byKey = (): void => this.#stop(() => process.kill(0, 'SIGTSTP'));

  #asked = (): void => this.#stop(() => process.kill(process.pid, 'SIGSTOP'));

  // Stopped without being asked: whoever had the terminal meanwhile has left it as they liked.
  #goesOn = (): void => this.#stop(() => true);

  #stop(halt: () => boolean): void {
    if (this.#isStopped || process.platform === 'win32') return;
    this.#isStopped = true;
    // Without a listener the signal does what it does to every program.
    this.release();
    this.#suspend(async () => {
      halt();
      await new Promise((resolve) => setTimeout(resolve, SETTLES_MS));
      // The terminal may have another size now; nobody told a program that stood.
      process.emit('SIGWINCH', 'SIGWINCH');
    }).finally(() => {
      this.#isStopped = false;
      this.listen();
    });
  }
}

export function Stops() {
  const { suspendTerminal } = useApp();
  const [stopping] = useState(() => new Stopping(suspendTerminal));
  useEffect(() => {
    stopping.listen();
    return () => stopping.release();
  }, [stopping]);
  useInput((input, key) => {
    if (key.ctrl && input === 'z') stopping.byKey();
  });
  return null;
}
