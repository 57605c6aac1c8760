// For what may fail without harm: a sync that some systems lack, a file that need not be there.

/** The result, or null where the act throws. */
export function tried<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}
