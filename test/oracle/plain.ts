// A value as text that does not depend on how objects were put together: names in order, and left out what says nothing.
// The engine of the digests left such fields out; since format 5 they are null, or false of one flag.
import { createHash } from 'node:crypto';

export function plain(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? '';
  if (Array.isArray(value)) return `[${value.map((each) => (each === null ? 'null' : plain(each))).join()}]`;
  const fields = value as Record<string, unknown>;
  let text = '{';
  for (const name of Object.keys(fields).sort()) {
    const field = fields[name];
    const saysNothing = field === null || field === undefined || (field === false && name === 'hasExcon');
    if (!saysNothing) text += `${name}:${plain(field)};`;
  }
  return `${text}}`;
}

/** A digest that takes values one after the other. */
export interface Digest {
  take: (value: unknown) => void;
  end: () => string;
}

export function openDigest(): Digest {
  const hash = createHash('sha256');
  return {
    take: (value) => hash.update(`${plain(value)}\n`),
    end: () => hash.digest('hex').slice(0, 16),
  };
}
