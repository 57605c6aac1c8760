// The reference card on paper: one A4 page, whatever the seat and the reading.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SEATS } from '../../src/ladder/index.ts';
import { card, cardHtml } from '../../src/report/card.ts';
import { shippedDoctrines } from '../../src/scenario/doctrine-file.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { Browser } from '../support/browser.ts';
import { freshFolder } from '../support/folder.ts';
import { given } from '../support/given.ts';
import { programFor } from '../support/needs.ts';

const PATIENCE = 120_000;

given('browser').describe('the reference card in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await Browser.open(programFor('browser')!);
  }, PATIENCE);
  afterAll(() => browser.close());

  it.each(shippedDoctrines())(
    'is one page under %s',
    async (doctrine) => {
      const file = join(freshFolder(), 'card.html');
      for (const seat of SEATS) {
        writeFileSync(file, cardHtml(card(findScenario('washington-waits', { doctrine }), seat)));
        await browser.visit(pathToFileURL(file).href, 1280);
        const pdf = await browser.pdf();
        expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g), seat).toHaveLength(1);
      }
    },
    PATIENCE,
  );
});
