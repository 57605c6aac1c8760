// The page of the browser door in real browsers, over TLS: joins, draws, types, comes back, and reports no violation of its
// own policy.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { briefHtml, handout } from '../../src/report/brief.ts';
import type { WebDoor } from '../../src/room/web-door.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { Browser } from '../support/browser.ts';
import { Firefox } from '../support/firefox.ts';
import { given } from '../support/given.ts';
import { programFor } from '../support/needs.ts';
import { FakeEntrance } from './fake-entrance.ts';
import { openDoor } from './opened-door.ts';

const PATIENCE = { timeout: 120_000 };
const INVITATION = '#UKRAINE.right-code';
const TEXT = `document.querySelector('.xterm-rows').innerText`;
const GREETING =
  'Deadline in \u001b[31m45 min\u001b[0m \u001b[38;2;90;140;40m┝━━╋──┥\u001b[0m \u001b[7mview\u001b[0m \u001b[2mdim\u001b[0m';

let entrance: FakeEntrance;
let door: WebDoor;

async function open(port = 0): Promise<void> {
  entrance.greeting = ({ connection, sight }) =>
    connection.send(sight.isPlain ? 'You are Ukraine.\nIt is 06:00.\n' : `\u001b[2J\u001b[H${GREETING}`);
  door = await openDoor(entrance, { port });
}

const urlOf = (rest = '') => `https://127.0.0.1:${door.port}/${rest}`;

afterEach(() => door.close());

given('browser').describe('the page in Chromium', PATIENCE, () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await Browser.open(programFor('browser')!, '--ignore-certificate-errors');
  }, PATIENCE.timeout);
  afterAll(() => browser.close());

  /** A page that nobody has joined from, before its test says otherwise. */
  const visit = async (rest = '', width = 1280, scheme: 'light' | 'dark' = 'light') => {
    entrance = new FakeEntrance();
    await open();
    await browser.visit('about:blank', width, scheme);
    await browser.send('Storage.clearDataForOrigin', { origin: urlOf().slice(0, -1), storageTypes: 'all' });
    await browser.visit(urlOf(rest), width, scheme);
  };

  const complaints = () =>
    browser.events.filter(({ method }) => /exceptionThrown|consoleAPICalled|entryAdded|issueAdded/.test(method));

  /** Pictures for somebody to look at, where RUNG_SHOTS names a folder. */
  const keptShot = async (name: string) => {
    const folder = process.env.RUNG_SHOTS;
    if (folder === undefined) return;
    const { data } = await browser.send<{ data: string }>('Page.captureScreenshot');
    writeFileSync(join(folder, `${name}.png`), Buffer.from(data, 'base64'));
  };

  const { it } = given('browser');

  it('joins by the fragment, which is gone at once, and draws in the colours of xterm', async () => {
    await visit(INVITATION);
    await browser.meets(`document.querySelector('.xterm-rows')?.innerText.includes('45 min')`);
    expect(await browser.ask('location.href')).toBe(urlOf());
    expect(entrance.heard.slice(0, 2)).toEqual(['enter ukraine right-code', 'attach Ukraine']);
    expect(await browser.ask('document.title')).toBe('Ukraine · The first exercise');
    expect(await browser.ask(`document.getElementById('banner').innerText`)).toBe(
      'EXERCISE · press-reported, unverified plan; training model',
    );
    const colourOf = (text: string) =>
      browser.ask(`(() => {
        const spans = [...document.querySelectorAll('.xterm-rows span')];
        return getComputedStyle(spans.find((span) => span.textContent.includes('${text}'))).color;
      })()`);
    expect(await colourOf('45 min')).toBe('rgb(168, 32, 26)');
    // A colour that is none of the sixteen is a style of one element; what is dim can still be read.
    expect(await colourOf('┝━━')).toBe('rgb(90, 140, 40)');
    expect(await colourOf('dim')).toBe('rgb(86, 97, 109)');
    expect(await colourOf('view')).toBe('rgb(255, 255, 255)');
    const { columns, rows } = entrance.last.sight.size;
    expect(columns).toBeGreaterThan(110);
    expect(rows).toBeGreaterThan(33);
    await entrance.until('caught up');
    expect(entrance.last.connection.backlog()).toBe(0);
    const beyond = `(({ scrollWidth, scrollHeight, clientWidth, clientHeight }) =>
      [scrollWidth - clientWidth, scrollHeight - clientHeight])(document.getElementById('terminal'))`;
    expect(await browser.ask(beyond)).toEqual([0, 0]);
    expect(
      await browser.ask('document.styleSheets.length + document.querySelectorAll("style, [style*=url]").length'),
    ).toBe(2);
    expect(complaints()).toEqual([]);
    await keptShot('light');
    // Whatever the policy refuses is among the complaints.
    await browser.ask(`document.head.append(document.createElement('style'))`);
    await browser.ask(`document.querySelector('style').textContent = 'body { color: red }'`);
    await expect.poll(() => JSON.stringify(complaints())).toContain('Content Security Policy');
  });

  it('joins by the form, after a code that was wrong', async () => {
    await visit();
    await browser.meets(`document.getElementById('title').textContent === 'The first exercise'`);
    await keptShot('form');
    const join = (code: string) =>
      browser.ask(`document.getElementById('code').value = '${code}', document.getElementById('join').requestSubmit()`);
    await join('wrong-code');
    await browser.meets(`document.getElementById('join-words').textContent.startsWith('There is no such chair')`);
    await join('right-code');
    await browser.meets(`document.querySelector('.xterm-rows').innerText.includes('45 min')`);
    expect(await browser.ask(`getComputedStyle(document.getElementById('join')).display`)).toBe('none');
    expect(complaints()).toEqual([]);
  });

  it('sends keys, but not those that are the browser’s', async () => {
    await visit(INVITATION);
    await entrance.until('attach Ukraine');
    await browser.meets(`document.activeElement.className.includes('xterm-helper-textarea')`);
    await browser.press('o', 79);
    await entrance.until('keys o');
    await browser.press('ArrowUp', 38);
    await entrance.until('keys \u001b[A');
    await browser.press('Tab', 9);
    await entrance.until('keys \t');
    await browser.press('+', 187, 2);
    await browser.press('F5', 116, 8);
    await browser.press('c', 67, 2);
    await entrance.until('keys \u0003');
    await browser.send('Input.insertText', { text: 'pasted text' });
    await entrance.until('keys pasted text');
    expect(entrance.heard.filter((words) => words.startsWith('keys'))).toEqual([
      'keys o',
      'keys \u001b[A',
      'keys \t',
      'keys \u0003',
      'keys pasted text',
    ]);
    expect(complaints()).toEqual([]);
  });

  it('follows the size of the window, and asks for no less than the console needs', async () => {
    await visit(INVITATION);
    await entrance.until('attach Ukraine');
    const { size } = entrance.last.sight;
    await browser.send('Emulation.setDeviceMetricsOverride', {
      width: 1000,
      height: 500,
      deviceScaleFactor: 1,
      mobile: false,
    });
    await expect.poll(() => entrance.heard.find((words) => words.startsWith('size'))).toBeDefined();
    const [columns, rows] = entrance.heard
      .find((words) => words.startsWith('size'))!
      .match(/\d+/g)!
      .map(Number);
    expect(columns).toBeLessThan(size.columns);
    expect(rows).toBeLessThan(size.rows);
    // As at a zoom of 300 per cent.
    await browser.send('Emulation.setDeviceMetricsOverride', {
      width: 426,
      height: 300,
      deviceScaleFactor: 3,
      mobile: false,
    });
    await entrance.until('size 80 × 24');
    expect(await browser.ask(`document.documentElement.scrollWidth <= innerWidth`)).toBe(true);
    expect(
      await browser.ask(
        `(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)(document.getElementById('terminal'))`,
      ),
    ).toBe(true);
    expect(complaints()).toEqual([]);
  });

  it('has a row of keys on a narrow screen, in dark colours where those are asked for', async () => {
    await visit(INVITATION, 768, 'dark');
    await entrance.until('attach Ukraine');
    await browser.meets(`!document.getElementById('keys').hidden`);
    await browser.meets(`${TEXT}.includes('45 min')`);
    expect(await browser.ask('getComputedStyle(document.body).backgroundColor')).toBe('rgb(16, 22, 29)');
    expect(
      await browser.ask(`getComputedStyle(document.querySelector('.xterm-scrollable-element')).backgroundColor`),
    ).toBe('rgb(16, 22, 29)');
    const sizes = await browser.ask<number[]>(
      `[...document.querySelectorAll('#keys button')].map((key) => Math.min(key.offsetWidth, key.offsetHeight))`,
    );
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(44);
    for (const name of ['up', 'enter', 'escape', 'tab', 'help'])
      await browser.ask(`document.querySelector('[data-key=${name}]').click()`);
    await entrance.until('keys ?');
    await browser.ask(
      `document.getElementById('keys-text').value = 'because', document.getElementById('keys').requestSubmit()`,
    );
    await entrance.until('keys because');
    expect(entrance.heard.filter((words) => words.startsWith('keys'))).toEqual([
      'keys \u001b[A',
      'keys \r',
      'keys \u001b',
      'keys \t',
      'keys ?',
      'keys because',
    ]);
    await keptShot('narrow-dark');
    await browser.ask(`document.getElementById('keys-toggle').click()`);
    expect(await browser.ask(`document.getElementById('keys').hidden`)).toBe(true);
    expect(complaints()).toEqual([]);
  });

  it('says that the connection is lost, counts, and is back within five seconds of the host', async () => {
    await visit(INVITATION);
    await browser.meets(`document.querySelector('.xterm-rows').innerText.includes('45 min')`);
    const { admitted } = entrance.last;
    const { port } = door;
    await door.close();
    await browser.meets(`document.getElementById('lost-seconds').textContent.includes('for 4 seconds')`);
    expect(await browser.ask(`document.getElementById('lost').innerText`)).toContain(
      'The connection to the host is lost.',
    );
    await keptShot('lost');
    entrance = new FakeEntrance({ [admitted.token]: admitted });
    const since = performance.now();
    await open(port);
    await entrance.until('attach Ukraine');
    expect(performance.now() - since).toBeLessThan(5000);
    expect(entrance.heard[0]).toBe(`back ${admitted.token}`);
    await browser.meets(`document.getElementById('lost').hidden`);
    await entrance.until('caught up');
    const beyond = complaints().filter(({ params }) => !JSON.stringify(params).includes('ERR_CONNECTION_REFUSED'));
    expect(beyond).toEqual([]);
  });

  it('that is not taken says so, and joins once there is room', async () => {
    await visit();
    await browser.meets(`document.getElementById('title').textContent === 'The first exercise'`);
    entrance.most = 0;
    await browser.visit('about:blank', 1280);
    await browser.visit(urlOf(INVITATION), 1280);
    await browser.meets(
      `document.getElementById('lost-words').textContent === 'The host does not answer, or has too many connections.'`,
    );
    entrance.most = 1;
    await entrance.until('attach Ukraine');
    await browser.meets(`document.getElementById('lost').hidden`);
  });

  it('comes back in a tab that is opened again, until it leaves', async () => {
    await visit(INVITATION);
    await entrance.until('attach Ukraine');
    await browser.meets(`localStorage.length === 1`);
    await browser.ask('sessionStorage.clear()');
    await browser.visit(urlOf(), 1280);
    await entrance.until('attach Ukraine', 2);
    await browser.meets(`document.querySelector('.xterm-rows').innerText.includes('45 min')`);
    await browser.ask(`document.getElementById('leave').click()`);
    await entrance.until('gone', 2);
    expect(await browser.ask('[localStorage.length, sessionStorage.length]')).toEqual([0, 0]);
    await browser.visit(urlOf(), 1280);
    await browser.meets(`document.getElementById('title').textContent === 'The first exercise'`);
    expect(entrance.guests).toHaveLength(2);
    expect(complaints()).toEqual([]);
  });

  it('that another took over, or whose code was withdrawn, says so and waits', async () => {
    await visit(INVITATION);
    await entrance.until('attach Ukraine');
    await browser.meets(`document.getElementById('join').hidden`);
    entrance.last.connection.close('This chair is now on another screen.');
    await browser.meets(`document.getElementById('lost-words').textContent === 'This chair is now on another screen.'`);
    await entrance.until('left 127.0.0.1');
    await keptShot('closed');
    expect(entrance.open).toBe(0);
    expect(await browser.ask(`document.activeElement.id`)).toBe('come-back');
    await browser.ask(`document.activeElement.click()`);
    await entrance.until('attach Ukraine', 2);
    expect(complaints()).toEqual([]);
  });

  it('in plain mode is a log of lines and a field, without a terminal', async () => {
    await visit(`?plain${INVITATION}`);
    await browser.meets(`document.getElementById('log').innerText.includes('It is 06:00.')`);
    expect(await browser.ask('location.href')).toBe(urlOf('?plain'));
    expect(
      await browser.ask(`[...document.getElementById('log').children].map(({ textContent }) => textContent)`),
    ).toEqual(['You are Ukraine.', 'It is 06:00.']);
    expect(await browser.ask(`document.querySelector('.xterm')`)).toBeNull();
    expect(await browser.ask(`document.activeElement.labels[0].innerText`)).toBe('Your line');
    expect(entrance.last.sight).toMatchObject({ isPlain: true, hasColour: false });
    await browser.ask(
      `document.getElementById('line-text').value = 'help', document.getElementById('line').requestSubmit()`,
    );
    await entrance.until('keys help\n');
    entrance.last.connection.send('Your ch');
    entrance.last.connection.send('oice:\u001b[0m ');
    entrance.last.connection.send('\nDone.');
    await browser.meets(`document.getElementById('log').lastElementChild.textContent === 'Done.'`);
    expect(
      await browser.ask(`[...document.getElementById('log').children].slice(2).map(({ textContent }) => textContent)`),
    ).toEqual(['Your choice: ', 'Done.']);
    await entrance.until('caught up');
    await keptShot('plain');
    expect(complaints()).toEqual([]);
  });
});

given('browser').describe('a paper in Chromium', PATIENCE, () => {
  let browser: Browser;

  beforeAll(async () => {
    // In a process of its own a frame would tell its complaints to another target.
    const together = '--disable-features=IsolateSandboxedIframes';
    browser = await Browser.open(programFor('browser')!, '--ignore-certificate-errors', together);
  }, PATIENCE.timeout);
  afterAll(() => browser.close());

  const { it } = given('browser');
  const press = (id: string) => browser.ask(`document.getElementById('${id}').click()`);
  const complaints = () =>
    browser.events.filter(({ method }) => /exceptionThrown|consoleAPICalled|entryAdded|issueAdded/.test(method));

  /** What stands in the frame of a paper, which the page around it cannot see. */
  const framed = async (): Promise<string> => {
    const { frameTree } = await browser.send<{ frameTree: Tree }>('Page.getFrameTree');
    return (frameTree.childFrames ?? []).map(({ frame }) => frame.url).join();
  };
  interface Tree {
    frame: { url: string };
    childFrames?: Tree[];
  }

  const opens = async (html: Record<string, string>) => {
    entrance = new FakeEntrance();
    entrance.html = html;
    await open();
    await browser.visit('about:blank', 1280);
    await browser.visit(urlOf(INVITATION), 1280);
    await entrance.until('attach Ukraine');
    await browser.meets(`!document.getElementById('bar').hidden`);
    await press('papers-open');
    await browser.meets(`document.querySelector('#papers-list button')?.textContent === 'Your brief'`);
    await browser.ask(`document.querySelector('#papers-list button').click()`);
    await entrance.until('paper brief of Ukraine');
    await browser.meets(`document.querySelector('#paper iframe') !== null`);
    await expect.poll(framed).toContain('/paper/');
  };

  it('is shown in its own styles; hostile texts in it stay texts, and nobody complains', async () => {
    const scenario = findScenario('first-shot');
    const hostile = `</style><script>top.document.title = 'taken'; alert(1)</script><img src=x onerror="fetch('/')">`;
    const briefs = { ...scenario.briefs, all: hostile, ukraine: hostile };
    await opens({ brief: briefHtml(handout({ ...scenario, title: hostile, briefs }, 'ukraine')) });
    await expect.poll(async () => (await browser.text()).includes("top.document.title = 'taken'"), PATIENCE).toBe(true);
    if (process.env.RUNG_SHOTS !== undefined) {
      const { data } = await browser.send<{ data: string }>('Page.captureScreenshot');
      writeFileSync(join(process.env.RUNG_SHOTS, 'paper.png'), Buffer.from(data, 'base64'));
    }
    expect(await browser.ask('document.title')).toBe('Ukraine · The first exercise');
    expect(complaints()).toEqual([]);
    await press('papers-close');
    await browser.meets(`document.querySelector('#paper iframe') === null`);
    await browser.meets(`document.activeElement.className.includes('xterm-helper-textarea')`);
    expect(complaints()).toEqual([]);
  });

  it('that held a script would not run it, load nothing and not reach the page', async () => {
    const script = `<script>document.title = 'ran'; parent.document.title = 'taken'; fetch('/page.js')</script>`;
    await opens({ brief: `<!doctype html><p>A paper</p>${script}<img src="/icon.svg"><p onclick="x()">end</p>` });
    await expect.poll(async () => (await browser.text()).includes('A paper'), PATIENCE).toBe(true);
    expect(await browser.ask('document.title')).toBe('Ukraine · The first exercise');
    await expect.poll(() => JSON.stringify(complaints())).toMatch(/Blocked script execution|Content Security Policy/);
    const fetched = browser.events.filter(({ method }) => method === 'Network.responseReceived');
    expect(JSON.stringify(fetched.map(({ params }) => params.frameId))).not.toBe('[]');
    expect(
      await browser.ask(
        `(() => { try { return document.querySelector('#paper iframe').contentDocument } catch { return null } })()`,
      ),
    ).toBeNull();
  });
});

given('firefox').describe('the page in Firefox', PATIENCE, () => {
  let firefox: Firefox;

  beforeAll(async () => {
    firefox = await Firefox.open(programFor('firefox')!);
  }, PATIENCE.timeout);
  afterAll(() => firefox.close());

  given('firefox').it('joins, draws and reports no violation of its policy', async () => {
    entrance = new FakeEntrance();
    await open();
    await firefox.visit(urlOf(INVITATION));
    await entrance.until('attach Ukraine');
    await entrance.until('caught up');
    await expect.poll(() => firefox.ask(TEXT), PATIENCE).toContain('Deadline in 45 min');
    expect(await firefox.ask('document.title')).toBe('Ukraine · The first exercise');
    expect(await firefox.ask('location.href')).toBe(urlOf());
    // Its console does not tell a driver what a policy refuses; a style that was refused would not be there.
    const colour = `getComputedStyle([...document.querySelectorAll('.xterm-rows span')].find((span) => span.textContent.includes('45 min'))).color`;
    expect(await firefox.ask(colour)).toBe('rgb(168, 32, 26)');
    expect(firefox.complaints).toEqual([]);
  });

  given('firefox').it('shows a paper in its frame', async () => {
    entrance = new FakeEntrance();
    entrance.html = { brief: '<!doctype html><style>p { color: red }</style><p>A paper</p>' };
    await open();
    await firefox.visit(urlOf(INVITATION));
    await entrance.until('attach Ukraine');
    await expect.poll(() => firefox.ask(`String(document.getElementById('bar').hidden)`), PATIENCE).toBe('false');
    await firefox.ask(`String(document.getElementById('papers-open').click())`);
    const button = `document.querySelector('#papers-list button')`;
    await expect.poll(() => firefox.ask(`String(${button} !== null)`), PATIENCE).toBe('true');
    await firefox.ask(`String(${button}.click())`);
    await expect.poll(() => firefox.frames(), PATIENCE).toContain(urlOf('paper/'));
    expect(firefox.complaints).toEqual([]);
  });
});
