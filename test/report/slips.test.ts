// The join slips: every chair has its own, hostile texts stay texts, and nothing on them comes from elsewhere.
import { describe, expect, it } from 'vitest';
import { slipsHtml } from '../../src/report/slips.ts';
import { slipsOf } from './slips.ts';

const textOf = (html: string) => html.replace(/<style>.*?<\/style>|<[^>]+>/gs, ' ');

describe('join slips', () => {
  it('hold for each chair its ways in, its code and both fingerprints, under the banner', () => {
    const slips = slipsOf();
    const parts = slipsHtml(slips).split('<section ').slice(1);
    expect(parts).toHaveLength(slips.slips.length);
    for (const [n, { chair, code, ssh, web }] of slips.slips.entries()) {
      const part = parts[n]!;
      expect(part).toContain(`<h1>${chair}</h1>`);
      for (const line of [code, ...ssh, ...web]) expect(part).toContain(`>${line}<`);
      expect(part).toMatch(/<div class="qr"[^>]*><svg [^>]*viewBox/);
      const words = textOf(part);
      expect(words).toContain('EXERCISE. Training model of a press-reported, unverified and simplified plan.');
      expect(words).toContain(slips.title);
      expect(words).toContain('Host key SHA256:abc');
      expect(words.replace(/\s+/g, ' ')).toMatch(/Certificate SHA-256 (..:){16} (..:){15}../);
      for (const sentence of [
        "the certificate is this host's own",
        'compare its SHA-256 fingerprint',
        'for this chair alone: do not pass it on',
        'After a lost connection the page comes back by itself',
      ])
        expect(words.replaceAll('&#39;', "'"), sentence).toContain(sentence);
    }
  });

  it('say nothing of a door that is shut', () => {
    const { slips, ...of } = slipsOf();
    const byShell = textOf(slipsHtml({ ...of, slips: slips.map((each) => ({ ...each, web: [], qr: null })) }));
    expect(byShell).not.toMatch(/browser|certificate is/i);
    const inBrowser = textOf(slipsHtml({ ...of, slips: slips.map((each) => ({ ...each, ssh: [] })) }));
    expect(inBrowser).not.toMatch(/terminal|ssh/);
  });

  it('let no title become markup, run no script and fetch nothing', () => {
    const html = slipsHtml(slipsOf({ title: `<script>alert(1)</script><img src=x onerror="x"> & 'so'` }));
    expect(html).not.toMatch(/<script|<img|<link|<a /);
    expect(html).toContain('&#60;script&#62;alert(1)&#60;/script&#62;');
    expect(html.match(/\bhttps?:\/\/[^<]*/g)!.filter((url) => !/10\.0\.0\.|w3\.org\/2000\/svg/.test(url))).toEqual([]);
  });

  it('name two addresses and say that there are others', () => {
    const web = [5, 6, 7, 8].map((n) => `https://10.0.0.${n}:8443`);
    const { slips, ...of } = slipsOf();
    const words = textOf(slipsHtml({ ...of, slips: slips.map((each) => ({ ...each, web })) }));
    expect(words).toContain('10.0.0.6:');
    expect(words).not.toContain('10.0.0.7:');
    expect(words).toContain('Or at another address of the host');
  });
});
