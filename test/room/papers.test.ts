// Papers through the door: what each chair may read, when reports are released, and that nobody gets another chair's paper.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { paperMeans } from '../../src/cli/console/papers.ts';
import { OneTimePapers } from '../../src/room/one-time.ts';
import type { Room } from '../../src/room/room.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { tableOf } from '../tui/table.ts';
import { roomOf, sit, store } from './fake-line.ts';
import { ask, Doors, openDoor } from './opened-door.ts';
import { RawPage } from './raw-page.ts';

// It finds Ink in the bundle alone.
vi.mock('ink-table', () => ({ default: () => null }));

const THREE = { ukraine: 'person', coalition: 'person', us: 'person' } as const;
const rooms: Room[] = [];
const doors = new Doors();
afterEach(async () => {
  await doors.close();
  await Promise.all(rooms.splice(0).map((each) => each.close()));
});

const browser = { door: 'browser', address: '127.0.0.1' } as const;
const all = { hasExcon: true, red: 'person', commission: 'person' } as const;

async function room(kept = store()) {
  const scenario = { ...findScenario('first-shot'), title: 'The <b>first</b> shot' };
  const { session } = await tableOf(scenario, THREE, { isScriptOnly: true, ...all });
  const opened = roomOf(session, { papers: paperMeans(() => session), kept });
  rooms.push(opened);
  return opened;
}

const namesOf = (opened: Room, admitted: Parameters<Room['papers']>[0]) =>
  opened.papers(admitted).map(({ name }) => name);
const enter = async (opened: Room, chair: Room['chairs'][number]) =>
  (await opened.enter(chair, opened.codeOf(chair), browser))!;
const end = async (opened: Room) =>
  expect(await opened.session.send({ do: 'end', stamp: '2026-03-01T10:30:00Z' })).toBeInstanceOf(Array);

describe('the papers of a chair', () => {
  it('are its brief, and for a seat its card; each has its own', async () => {
    const opened = await room();
    const titles: Record<string, string> = {};
    for (const chair of opened.chairs) {
      const admitted = await enter(opened, chair);
      const isSeat = ['ukraine', 'coalition', 'us'].includes(chair);
      expect([chair, ...namesOf(opened, admitted)]).toEqual([chair, 'brief', ...(isSeat ? ['card'] : [])]);
      const brief = (await opened.paper(admitted, 'brief'))!;
      titles[chair] = /<h1>.*?: (.*?)<\/h1>/.exec(brief.html)![1]!;
      expect(brief.html).toContain('The &#60;b&#62;first&#60;/b&#62; shot');
      if (isSeat) expect((await opened.paper(admitted, 'card'))!.html).toContain('reference card');
      for (const name of ['report', 'card of us', '__proto__', '', ...(isSeat ? [] : ['card'])])
        expect(await opened.paper(admitted, name)).toBeNull();
    }
    expect(titles).toEqual({
      ukraine: 'brief for Ukraine',
      coalition: 'brief for Coalition',
      us: 'brief for US',
      commission: 'brief for the Commission',
      red: 'brief for the red cell',
      excon: 'facilitator&#39;s pack',
      evaluator: 'brief for all',
      observer: 'brief for all',
      wall: 'brief for all',
    });
  });

  it('hold of the story to come nothing but in the pack of the facilitator', async () => {
    const opened = await room();
    const { truth } = opened.session.scenario.pack;
    const words = truth.slice(0, 40);
    for (const chair of opened.chairs) {
      const { html } = (await opened.paper(await enter(opened, chair), 'brief'))!;
      expect([chair, html.replaceAll('&#39;', "'").includes(words)]).toEqual([chair, chair === 'excon']);
    }
  });

  it('are nobody’s once the code of the chair was made anew', async () => {
    const opened = await room();
    const us = await enter(opened, 'us');
    opened.renew('us');
    expect(opened.papers(us)).toEqual([]);
    expect(await opened.paper(us, 'brief')).toBeNull();
    // What somebody says of their chair changes nothing.
    const ukraine = await enter(opened, 'ukraine');
    expect((await opened.paper({ ...ukraine, chair: 'excon' }, 'brief'))!.html).toContain('brief for Ukraine');
  });
});

describe('reports', () => {
  it('are read after ENDEX, once they are released, by their own seats; that outlives the host', async () => {
    const kept = store();
    const opened = await room(kept);
    const [us, excon, observer, red] = await Promise.all(
      (['us', 'excon', 'observer', 'red'] as const).map((chair) => enter(opened, chair)),
    );
    expect(namesOf(opened, excon!)).toEqual(['brief']);
    expect(opened.means(null).doors!.reports()).toBe('not-yet');
    // Before ENDEX there is nothing to release.
    await end(opened);
    expect(namesOf(opened, us!)).toEqual(['brief', 'card']);
    expect(await opened.paper(us!, 'report')).toBeNull();
    expect((await opened.paper(excon!, 'report'))!.html).toContain('What was hidden');
    opened.release();
    expect(namesOf(opened, us!)).toEqual(['brief', 'card', 'report']);
    const { html, title } = (await opened.paper(us!, 'report'))!;
    expect(title).toBe('Your report');
    expect(html).not.toContain('What was hidden');
    for (const other of [observer!, red!]) expect(await opened.paper(other, 'report')).toBeNull();
    expect(opened.logged.join('\n')).toContain('The reports were released to their seats.');
    const again = roomOf(opened.session, { kept });
    rooms.push(again);
    expect(again.means(null).doors!.reports()).toBe('released');
  });

  it('are released on the page of the room, asked once; before ENDEX there are none, and a seat releases nothing', async () => {
    const opened = await room();
    opened.doors = { ...opened.doors, pages: ['https://10.0.0.5:8443'] };
    const fritz = await sit(opened, 'excon', { name: 'Fritz' });
    await fritz.see('STARTEX not given');
    fritz.type('Rg');
    await fritz.see('The reports are there after ENDEX.');
    expect(fritz.text()).toContain('are read in a browser: https://10.0.0.5:8443,');
    const anna = await sit(opened, 'ukraine', { name: 'Anna' });
    await anna.see('STARTEX not given');
    anna.type('Rg');
    await anna.see('That is for the facilitator alone.');
    await end(opened);
    const greta = await sit(opened, 'excon', { name: 'Greta', caller: { door: 'ssh', address: '10.0.0.9' } });
    await greta.see('R opens the page of the room, which releases the reports to their seats.');
    greta.type('R');
    await greta.see('are read in a browser');
    greta.type('g');
    await greta.see('Release the reports to their seats? Everybody can read their own then.');
    greta.type('\u001b');
    await greta.see('Dropped; nothing was done.');
    expect(opened.means(null).doors!.reports()).toBe('kept');
    greta.type('gg');
    await greta.see('The reports are released');
    expect(opened.means(null).doors!.reports()).toBe('released');
    greta.type('\u001b');
    await greta.see('ENDEX');
  });

  it('that cannot be made are told to the facilitator, and asked for again', async () => {
    const { session } = await tableOf(findScenario('first-shot'), THREE, all);
    let times = 0;
    const papers = async () => {
      times++;
      if (times === 1) throw new Error('made to fail');
      return '<p>made</p>';
    };
    const opened = roomOf(session, { papers });
    rooms.push(opened);
    const us = await enter(opened, 'us');
    await expect(opened.paper(us, 'brief')).rejects.toThrow('made to fail');
    expect(opened.logged.at(-1)).toBe('A paper of US could not be made: Error: made to fail');
    expect((await opened.paper(us, 'brief'))!.html).toBe('<p>made</p>');
    await opened.paper(us, 'brief');
    expect(times).toBe(2);
  });
});

describe('the path of a paper', () => {
  it('works once, for a minute, for the address that asked', () => {
    let now = 0;
    const papers = new OneTimePapers(() => now);
    const path = papers.put('<p>mine</p>', '10.0.0.5');
    expect(path).toMatch(/^\/paper\/[\w-]{32}$/);
    expect(papers.take(path, '10.0.0.6')).toBeNull();
    expect(papers.take(`${path}?`, '10.0.0.5')).toBeNull();
    expect(papers.take(path, '10.0.0.5')).toBe('<p>mine</p>');
    expect(papers.take(path, '10.0.0.5')).toBeNull();
    const late = papers.put('late', '10.0.0.5');
    now = 60_001;
    expect(papers.take(late, '10.0.0.5')).toBeNull();
    const first = papers.put('first', '10.0.0.5');
    for (let n = 0; n < 64; n++) papers.put('more', '10.0.0.5');
    expect(papers.take(first, '10.0.0.5')).toBeNull();
  });

  it('is given to a page that has entered, and leads to a paper that may run and load nothing', async () => {
    const { entrance, port } = await doors.open();
    entrance.html = { brief: '<!doctype html><style>p{color:red}</style><p>mine</p>', broken: 'break' };
    const page = await RawPage.open(port);
    page.say({ t: 'papers' });
    page.say({ t: 'paper', name: 'brief' });
    await page.until('error', 2);
    page.enter();
    await page.until('admitted');
    page.say({ t: 'papers' });
    expect(await page.until('papers')).toEqual({ t: 'papers', list: [{ name: 'brief', title: 'Your brief' }] });
    page.say({ t: 'paper', name: 'brief' });
    const { path, title } = await page.until('paper');
    expect(title).toBe('Your brief');
    // Asked for its head it is still there.
    expect((await ask(port, path!, 'HEAD')).status).toBe(404);
    const { status, headers, body } = await ask(port, path!);
    expect([status, body]).toEqual([200, entrance.html.brief]);
    expect(headers).toMatchObject({
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox",
      'content-type': 'text/html; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
    const again = await ask(port, path!);
    expect([again.status, again.body]).toEqual([404, 'This paper is not here any more. Open it again under Papers.\n']);
    expect((await ask(port, '/paper/made-up')).status).toBe(404);
    page.say({ t: 'paper', name: 'report' });
    expect(await page.until('paper', 2)).toEqual({
      t: 'paper',
      name: 'report',
      title: 'There is no such paper for this chair now.',
      path: null,
    });
    page.say({ t: 'paper', name: 'broken' });
    expect(await page.until('paper', 3)).toMatchObject({
      path: null,
      title: expect.stringContaining('could not make'),
    });
  });

  it('is at one door alone', async () => {
    const { entrance, port } = await doors.open();
    entrance.html = { brief: 'mine' };
    const other = doors.add(await openDoor(entrance));
    const page = await RawPage.open(port);
    page.enter();
    await page.until('admitted');
    page.say({ t: 'paper', name: 'brief' });
    const { path } = await page.until('paper');
    expect((await ask(other.port, path!)).status).toBe(404);
    expect((await ask(port, path!)).status).toBe(200);
  });
});
