// Before the first test: what ships is read and checked once for the whole run. A worker is handed it (in parsed.ts), and
// parses no YAML for a shipped name.
import type { TestProject } from 'vitest/node';
import { checkShipped } from '../../src/scenario/check-shipped.ts';

declare module 'vitest' {
  interface ProvidedContext {
    shipped: ReturnType<typeof checkShipped> | null;
  }
}

export default function parseOnce({ provide }: TestProject): void {
  provide('shipped', checked());
}

// Somebody is writing on a scenario: the tests that need it say so.
function checked(): ReturnType<typeof checkShipped> | null {
  try {
    return checkShipped();
  } catch {
    return null;
  }
}
