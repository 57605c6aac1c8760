// The after-action page and the hand-outs in a real browser: whole, quiet, narrow and wide, light and dark, on paper.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from '../support/browser.ts';
import { freshFolder } from '../support/folder.ts';
import { given } from '../support/given.ts';
import { programFor } from '../support/needs.ts';
import { PAGES } from './handed-out.ts';

const folder = freshFolder();

const PATIENCE = { timeout: 120_000 };
const made = new Map<string, string>();
const pageOf = async (name: string, make: () => string | Promise<string>): Promise<string> => {
  if (!made.has(name)) made.set(name, await make());
  return made.get(name)!;
};

const inBrowser = given('browser').describe;

describe.each(PAGES)('%s', PATIENCE, (name, make) => {
  inBrowser('in a browser', () => {
    let browser: Browser;
    let url = '';
    beforeAll(async () => {
      const file = join(folder, `${name.replaceAll(' ', '-')}.html`);
      writeFileSync(file, await pageOf(name, make));
      url = pathToFileURL(file).href;
      browser = await Browser.open(programFor('browser')!);
    }, PATIENCE.timeout);
    afterAll(() => browser.close());

    it.each([1280, 390])('at %i pixels nothing sticks out, and what scrolls does so inside', async (width) => {
      await browser.visit(url, width);
      const { page, out } = await browser.ask<{ page: number; out: string[] }>(`(() => {
        const scrolls = (element) => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX);
        const inside = (element) => {
          for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) if (scrolls(at)) return true;
          return false;
        };
        const out = [...document.body.querySelectorAll('*')]
          .filter((element) => !inside(element) && !element.closest('svg *') && element.getBoundingClientRect().right > innerWidth + 1)
          .map((element) => element.tagName + '#' + element.id + '.' + element.className);
        return { page: document.documentElement.scrollWidth, out };
      })()`);
      expect(out).toEqual([]);
      expect(page).toBeLessThanOrEqual(width);
    });

    it('reports no error and asks for nothing beside itself', async () => {
      await browser.visit(url, 1280);
      const methods = browser.events.map(({ method }) => method);
      expect(methods.filter((method) => /exceptionThrown|consoleAPICalled|entryAdded/.test(method))).toEqual([]);
      const asked = browser.events
        .filter(({ method }) => method === 'Network.requestWillBeSent')
        .map(({ params }) => (params.request as { url: string }).url);
      expect(asked).toEqual([url]);
    });

    it('every link leads to a place on the page, and no name stands twice', async () => {
      await browser.visit(url, 1280);
      const { ids, dead, elsewhere } = await browser.ask<{
        ids: string[];
        dead: string[];
        elsewhere: string[];
      }>(`(() => {
        const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
        const links = [...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href'));
        return {
          ids,
          dead: links.filter((href) => href.startsWith('#') && !document.getElementById(href.slice(1))),
          elsewhere: links.filter((href) => !href.startsWith('#')),
        };
      })()`);
      expect(ids.length).toBeGreaterThan(3);
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
      expect([dead, elsewhere]).toEqual([[], []]);
    });

    it('light and dark differ, and every text stands out from its ground in both', async () => {
      const grounds = [];
      for (const scheme of ['light', 'dark'] as const) {
        await browser.visit(url, 1280, scheme);
        const { ground, faint } = await browser.ask<{ ground: string; faint: string[] }>(CONTRASTS);
        expect([scheme, faint]).toEqual([scheme, []]);
        grounds.push(ground);
      }
      expect(grounds[0]).not.toBe(grounds[1]);
    });

    it('prints, with the banner above every page', async () => {
      await browser.visit(url, 1280);
      const pdf = await browser.pdf();
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
      const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
      expect(pages).toBeGreaterThan(name === 'a brief' ? 3 : 4);
      expect(bannersIn(pdf)).toBe(pages);
    });
  });
});

/** How many pages have a text in the size of the banner, 7 pt, which nothing else has. */
function bannersIn(pdf: Buffer): number {
  const streams = pdf.toString('latin1').matchAll(/stream\r?\n([\s\S]*?)\nendstream/g);
  return [...streams].filter(([, packed]) => {
    try {
      const page = inflateSync(Buffer.from(packed!, 'latin1')).toString('latin1');
      return [...page.matchAll(/\/F\d+ ([\d.]+) Tf/g)].some(([, size]) => Math.abs(Number(size) - (7 * 4) / 3) < 0.01);
    } catch {
      return false;
    }
  }).length;
}

/** Texts whose contrast with the ground behind them is below 4.5 (WCAG AA), by tag, colour and a few letters. */
const CONTRASTS = `(() => {
  const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => {
    const [r, g, b] = numbers(colour).map((n) => (n / 255 <= 0.03928 ? n / 255 / 12.92 : ((n / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const groundOf = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      if ((numbers(backgroundColor)[3] ?? 1) > 0) return backgroundColor;
    }
    return 'rgb(255, 255, 255)';
  };
  const texts = [...document.body.querySelectorAll('*')].filter((element) =>
    !['title', 'desc', 'style'].includes(element.tagName.toLowerCase()) &&
    [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== ''));
  const faint = new Set();
  for (const element of texts) {
    const style = getComputedStyle(element);
    const colour = element.namespaceURI.endsWith('svg') ? style.fill : style.color;
    const [a, b] = [light(colour), light(groundOf(element))].sort((one, other) => other - one);
    if ((a + 0.05) / (b + 0.05) < 4.5) faint.add(element.tagName + ' ' + colour + ' ' + element.textContent.slice(0, 20));
  }
  return { ground: groundOf(document.body), faint: [...faint].slice(0, 10) };
})()`;
