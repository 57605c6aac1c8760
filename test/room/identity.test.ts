// The key and the certificate of the browser door: made once, made anew when they no longer do, or given and checked.
import { X509Certificate } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { givenIdentity, homeIdentity } from '../../src/room/identity.ts';
import { freshFolder } from '../support/folder.ts';

const DAY_MS = 24 * 60 * 60_000;

describe('the identity of a home', () => {
  it('is made once, and the same bytes are used again', async () => {
    const folder = join(freshFolder(), 'home');
    const first = await homeIdentity(folder, ['192.0.2.7', 'rung.example']);
    expect(await homeIdentity(folder, ['192.0.2.7'])).toEqual(first);
    const cert = new X509Certificate(first.cert);
    expect(cert.fingerprint256).toBe(first.fingerprint256);
    for (const address of ['127.0.0.1', '::1', '192.0.2.7']) expect(cert.checkIP(address)).toBe(address);
    for (const name of ['localhost', 'rung.example']) expect(cert.checkHost(name)).toBe(name);
    expect(cert.checkIP('192.0.2.8')).toBeUndefined();
    expect((Date.parse(cert.validTo) - Date.parse(cert.validFrom)) / DAY_MS).toBeLessThanOrEqual(397);
  });

  it('can be read by its owner alone', async () => {
    const folder = join(freshFolder(), 'home');
    await homeIdentity(folder, []);
    const files = readdirSync(folder);
    expect(files).toHaveLength(1);
    expect([folder, join(folder, files[0]!)].map((path) => statSync(path).mode & 0o077)).toEqual([0, 0]);
  });

  it('is made anew for another address, thirty days before it expires, and where its file is damaged', async () => {
    const folder = freshFolder();
    const first = await homeIdentity(folder, []);
    const second = await homeIdentity(folder, ['2001:db8::5']);
    expect(second.fingerprint256).not.toBe(first.fingerprint256);
    const expires = Date.parse(new X509Certificate(second.cert).validTo);
    expect(await homeIdentity(folder, [], expires - 31 * DAY_MS)).toEqual(second);
    const third = await homeIdentity(folder, [], expires - 29 * DAY_MS);
    expect(third.fingerprint256).not.toBe(second.fingerprint256);
    const file = join(folder, readdirSync(folder)[0]!);
    writeFileSync(file, readFileSync(file, 'utf8').slice(0, -200));
    const fourth = await homeIdentity(folder, [], expires - 29 * DAY_MS);
    expect(fourth.fingerprint256).not.toBe(third.fingerprint256);
  });

  it('takes only addresses and names of machines', async () => {
    await expect(homeIdentity(freshFolder(), ['not a name'])).rejects.toThrow(
      '"not a name" is neither an address nor the name of a machine.',
    );
    const linkLocal = await homeIdentity(freshFolder(), ['fe80::1%eth0']);
    expect(new X509Certificate(linkLocal.cert).checkIP('fe80::1')).toBe('fe80::1');
  });
});

describe('an identity that is given', () => {
  const files = async () => {
    const folder = freshFolder();
    const { cert, key, fingerprint256 } = await homeIdentity(join(folder, 'home'), []);
    const [certFile, keyFile] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
    writeFileSync(certFile, cert);
    writeFileSync(keyFile, key);
    return { folder, certFile, keyFile, fingerprint256, cert };
  };

  it('is read from its two files', async () => {
    const { certFile, keyFile, fingerprint256 } = await files();
    expect(givenIdentity(certFile, keyFile).fingerprint256).toBe(fingerprint256);
  });

  it('is refused with words that name the file', async () => {
    const { folder, certFile, keyFile, cert } = await files();
    const other = await files();
    const locked = join(folder, 'locked.pem');
    writeFileSync(locked, '-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n');
    const missing = join(folder, 'missing.pem');
    const { validTo } = new X509Certificate(cert);
    const late = Date.parse(validTo) + 1000;
    const refusals: [string, string, number | undefined, string][] = [
      [missing, keyFile, undefined, `${missing}: There is no such file.`],
      [keyFile, keyFile, undefined, `${keyFile} holds no certificate in PEM`],
      [certFile, certFile, undefined, `${certFile} holds no private key in PEM`],
      [certFile, locked, undefined, `The key in ${locked} has a passphrase`],
      [certFile, other.keyFile, undefined, `The key in ${other.keyFile} does not belong to the certificate`],
      [certFile, folder, undefined, 'This is a folder; a file was expected.'],
      [certFile, keyFile, late, `The certificate in ${certFile} expired on ${validTo}.`],
      [certFile, keyFile, late - 500 * DAY_MS, `The certificate in ${certFile} is not valid before`],
    ];
    for (const [cert, key, now, words] of refusals) expect(() => givenIdentity(cert, key, now)).toThrow(words);
  });
});
