// Key and certificate of the browser door: made once for this home and kept in one file that its owner alone may read, or
// taken from files that were given. Whoever joins can compare the fingerprint with the one that the host shows.
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { writeAtomically } from '../journal/atomic-write.ts';
import { PRIVATE, readRegular, readSmall } from '../journal/regular.ts';

export interface Identity {
  /** Both as PEM. */
  cert: string;
  key: string;
  /** SHA-256 over the certificate, as "AB:CD:…". */
  fingerprint256: string;
}

/** Key and certificate in one file: a crash between two would leave a pair that does not match. */
const FILE = 'browser-door.pem';
const ALWAYS = ['localhost', '127.0.0.1', '::1'];
const DAY_MS = 24 * 60 * 60_000;
/** Browsers take no certificate that is valid for longer than 398 days. */
const VALID_DAYS = 397;
const RENEWED_DAYS = 30;
const MOST_BYTES = 1024 * 1024;
const HOST_NAME = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i;

/**
 * The identity kept in a folder; a new one where none is there, where it lacks one of the addresses, or where it expires
 * within 30 days. Throws an Error for what is neither an address nor a name, and the errors of the disk.
 */
export async function homeIdentity(
  folder: string,
  addresses: readonly string[],
  now: number = Date.now(),
): Promise<Identity> {
  const names = [...new Set([...ALWAYS, ...addresses.map(bareAddress)])];
  const wrong = names.find((name) => isIP(name) === 0 && !HOST_NAME.test(name));
  if (wrong !== undefined) throw new Error(`"${wrong}" is neither an address nor the name of a machine.`);
  const file = join(folder, FILE);
  const kept = keptIdentity(file, names, now);
  if (kept) return kept;
  const made = await newPems(names, now);
  mkdirSync(folder, { recursive: true, mode: PRIVATE.folder });
  writeAtomically(file, `${made.key.trim()}\n${made.cert.trim()}\n`);
  const fresh = keptIdentity(file, names, now);
  if (!fresh) throw new Error(`The certificate that was just written to ${file} cannot be read.`);
  return fresh;
}

/** The zone of an address, as in fe80::1%eth0, is known to this machine alone. */
const bareAddress = (address: string): string => address.replace(/%.*$/, '');

function keptIdentity(file: string, names: readonly string[], now: number): Identity | null {
  const text = readSmall(file) ?? '';
  const [key, cert] = ['PRIVATE KEY', 'CERTIFICATE'].map((kind) => pemIn(text, kind));
  if (!key || !cert) return null;
  try {
    const read = new X509Certificate(cert);
    const isValid = Date.parse(read.validFrom) <= now && Date.parse(read.validTo) - now > RENEWED_DAYS * DAY_MS;
    if (!isValid || !read.checkPrivateKey(createPrivateKey(key)) || !names.every((name) => covers(read, name)))
      return null;
    return { cert, key, fingerprint256: read.fingerprint256 };
  } catch {
    // A damaged file is made anew, like a missing one.
    return null;
  }
}

const pemIn = (text: string, kind: string): string | undefined =>
  new RegExp(`-----BEGIN ${kind}-----[^-]+-----END ${kind}-----\n`).exec(text)?.[0];

const covers = (cert: X509Certificate, name: string): boolean =>
  (isIP(name) === 0 ? cert.checkHost(name) : cert.checkIP(name)) !== undefined;

async function newPems(names: readonly string[], now: number): Promise<{ key: string; cert: string }> {
  // A day back, since a tablet's clock may be slow.
  const notBeforeDate = new Date(now - DAY_MS);
  const notAfterDate = new Date(notBeforeDate.getTime() + VALID_DAYS * DAY_MS);
  const altNames = names.map((name) =>
    isIP(name) === 0 ? { type: 2 as const, value: name } : { type: 7 as const, ip: name },
  );
  const pems = await generate([{ name: 'commonName', value: 'Rung host' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate,
    notAfterDate,
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames },
    ],
  });
  return { key: pems.private, cert: pems.cert };
}

/** The identity in two files of PEM that were given. Throws an Error that says what is wrong with which file. */
export function givenIdentity(certFile: string, keyFile: string, now: number = Date.now()): Identity {
  const [cert, key] = [textOf(certFile), textOf(keyFile)];
  const read = certificateIn(cert, certFile);
  if (!read.checkPrivateKey(keyIn(key, keyFile)))
    throw new Error(`The key in ${keyFile} does not belong to the certificate in ${certFile}.`);
  if (Date.parse(read.validTo) <= now) throw new Error(`The certificate in ${certFile} expired on ${read.validTo}.`);
  if (Date.parse(read.validFrom) > now)
    throw new Error(`The certificate in ${certFile} is not valid before ${read.validFrom}.`);
  return { cert, key, fingerprint256: read.fingerprint256 };
}

function textOf(file: string): string {
  try {
    return readRegular(file, MOST_BYTES).toString('utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'There is no such file.' : code === 'EACCES' ? 'It may not be read.' : message;
    throw new Error(`${file}: ${why}`);
  }
}

function certificateIn(text: string, file: string): X509Certificate {
  if (text.includes('-----BEGIN CERTIFICATE-----')) {
    try {
      return new X509Certificate(text);
    } catch {
      // Said below.
    }
  }
  throw new Error(`${file} holds no certificate in PEM, which begins with -----BEGIN CERTIFICATE-----.`);
}

function keyIn(text: string, file: string): KeyObject {
  if (/ENCRYPTED/.test(text)) throw new Error(`The key in ${file} has a passphrase; a key without one is needed.`);
  try {
    return createPrivateKey(text);
  } catch {
    throw new Error(`${file} holds no private key in PEM, which begins with -----BEGIN PRIVATE KEY-----.`);
  }
}
