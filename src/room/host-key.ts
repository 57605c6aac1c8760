// The key by which callers know this host again: made once for a home, and kept.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ssh2 from 'ssh2';
import { writeAtomically } from '../journal/atomic-write.ts';

export interface HostKey {
  /** As OpenSSH writes private keys. */
  privateKey: string;
  /** As ssh shows it: "SHA256:…". */
  fingerprint: string;
}

const FILE = 'ssh_host_ed25519_key';

/** `folder`: for the owner of the home alone. Throws the errors of the disk, and where the file holds no key. */
export function hostKeyIn(folder: string): HostKey {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, FILE);
  const privateKey = readIfAny(file) ?? made(file);
  const key = ssh2.utils.parseKey(privateKey);
  if (key instanceof Error)
    throw new Error(`${file} holds no private key: ${key.message}. Take it away, and a new one is made.`);
  const digest = createHash('sha256').update(key.getPublicSSH()).digest('base64').replace(/=+$/, '');
  return { privateKey, fingerprint: `SHA256:${digest}` };
}

function made(file: string): string {
  const text = newKey();
  writeAtomically(file, text);
  return text;
}

/** As OpenSSH writes it. About one in 250 that ssh2 1.17 makes cannot be read again, so it is made until it can. */
export function newKey(): string {
  const { private: text } = ssh2.utils.generateKeyPairSync('ed25519', { comment: 'rung host' });
  return ssh2.utils.parseKey(text) instanceof Error ? newKey() : text;
}

function readIfAny(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
