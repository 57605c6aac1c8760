// The join slips on paper: all chairs on two sheets of A4, and a browser has nothing to complain of.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect } from 'vitest';
import { slipsHtml } from '../../src/report/slips.ts';
import { Browser } from '../support/browser.ts';
import { freshFolder } from '../support/folder.ts';
import { given } from '../support/given.ts';
import { programFor } from '../support/needs.ts';
import { slipsOf } from './slips.ts';

const PATIENCE = 120_000;
const LONG = '2001:db8:1234:5678:9abc:def0:1234:5678';

given('browser').describe('join slips in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await Browser.open(programFor('browser')!);
  }, PATIENCE);
  afterAll(() => browser.close());

  given('browser').it.each([[['10.0.0.5']], [['192.168.100.100', LONG, '10.0.0.5', '10.0.0.6']]])(
    'go on three sheets with the addresses %s',
    async (addresses) => {
      const file = join(freshFolder(), 'slips.html');
      writeFileSync(
        file,
        slipsHtml(slipsOf({ addresses, title: 'A title of an exercise that is as long as they get' })),
      );
      await browser.visit(pathToFileURL(file).href, 1280);
      const pdf = await browser.pdf();
      expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(3);
      const complaints = browser.events.filter(({ method }) =>
        /exceptionThrown|consoleAPICalled|entryAdded/.test(method),
      );
      expect(complaints).toEqual([]);
    },
    PATIENCE,
  );
});
