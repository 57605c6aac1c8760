// The signals by which a program is asked to end, also by a terminal that is closed.
const SIGNALS = ['SIGTERM', 'SIGHUP', 'SIGINT'] as const;

/** Calls once for each of them instead of ending; returns how to stop that. */
export function onSignals(act: () => void): () => void {
  for (const signal of SIGNALS) process.once(signal, act);
  return () => {
    for (const signal of SIGNALS) process.removeListener(signal, act);
  };
}
