// A room of several screens: who is let in, what each chair shows and does, and what stays when a connection is gone.
import { describe, expect, it, vi } from 'vitest';
import { verify } from '../../src/journal/verify.ts';
import { markdown } from '../../src/report/sections.ts';
import type { RoomChair } from '../../src/room/door.ts';
import { reportOf } from '../report/drilled.ts';
import { AT_HOME, FakeLine, roomOf, sightOf, sit, store } from './fake-line.ts';
import { closeRooms, openRoom, rooms } from './opened-room.ts';

// It finds Ink in the bundle alone, and no exercise ends here.
vi.mock('ink-table', () => ({ default: () => null }));

closeRooms();
const room = openRoom;

const elsewhere = { door: 'ssh', address: '10.0.0.9' } as const;
const browser = { door: 'browser', address: '127.0.0.1' } as const;

describe('codes', () => {
  it('let people in to their chair alone, however they are typed; nothing tells which chairs there are', async () => {
    const opened = await room();
    expect(opened.chairs).toEqual(['ukraine', 'coalition', 'us', 'evaluator', 'observer', 'wall']);
    const code = opened.codeOf('ukraine');
    expect(code).toMatch(/^[2-9a-hjkmnp-z]{4}-[2-9a-hjkmnp-z]{4}-[2-9a-hjkmnp-z]{5}$/);
    const typed = ` ${code.toUpperCase().replaceAll('-', ' ')}`;
    expect(await opened.enter('ukraine', typed, AT_HOME)).toMatchObject({ chair: 'ukraine', title: 'Ukraine' });
    for (const chair of ['coalition', 'excon', 'red', 'wall', 'nowhere', '__proto__', ''])
      expect(await opened.enter(chair, code, { ...elsewhere, address: chair })).toBeNull();
    expect(opened.comeBack('made-up', AT_HOME)).toBeNull();
  });

  it('stand in no log and in no record', async () => {
    const kept = store();
    const opened = await room({ kept });
    const codes = opened.chairs.map((chair) => opened.codeOf(chair));
    await opened.enter('us', codes[0]!, AT_HOME);
    await sit(opened, 'us');
    const { readFileSync } = await import('node:fs');
    const told = [...opened.logged, readFileSync(opened.session.journal, 'utf8')].join('\n');
    expect(opened.logged.join('\n')).toMatch(/A wrong code from 127\.0\.0\.1 by ssh[\s\S]*Somebody came to US/);
    for (const code of codes) {
      expect(told).not.toContain(code);
      expect(kept.text).toContain(code);
    }
  });

  it('made anew send away whoever sits there, and open nothing more', async () => {
    const opened = await room();
    const old = opened.codeOf('us');
    const line = await sit(opened, 'us', { name: 'Una' });
    await line.see('US waits');
    opened.renew('us');
    await line.seeClosed('The code of this chair has ended');
    expect(opened.comeBack(line.token, AT_HOME)).toBeNull();
    expect(await opened.enter('us', old, AT_HOME)).toBeNull();
    expect(await opened.enter('us', opened.codeOf('us'), AT_HOME)).not.toBeNull();
  });

  it('and people outlive the host, with their names and keys', async () => {
    const kept = store();
    const first = await room({ kept });
    const line = await sit(first, 'coalition', { name: 'Carl', caller: browser });
    await line.see('Coalition waits');
    first.remember({ token: line.token, chair: 'coalition', title: '' }, ['ssh-ed25519 AAAA']);
    const second = roomOf(first.session, { kept });
    rooms.push(second);
    expect(second.codeOf('us')).toBe(first.codeOf('us'));
    expect(second.comeBack(line.token, browser)).toMatchObject({ chair: 'coalition' });
    expect(second.knows('coalition', 'ssh-ed25519 AAAA')).toMatchObject({ token: line.token });
    expect(second.knows('us', 'ssh-ed25519 AAAA')).toBeNull();
    expect(
      second
        .means(null)
        .chairs()
        .find(({ chair }) => chair === 'coalition')?.people,
    ).toMatchObject([{ name: 'Carl', isThere: false }]);
    // What was kept is damaged: the room opens with codes of its own.
    const third = roomOf(first.session, { kept: store('{"codes"') });
    rooms.push(third);
    expect(third.chairs).toHaveLength(6);
  });
});

describe('screens', () => {
  it('show each chair its own, and what others do without a key', async () => {
    const opened = await room();
    const ukraine = await sit(opened, 'ukraine', { name: 'Anna' });
    const coalition = await sit(opened, 'coalition', { name: 'Carl', sight: sightOf(80, 24, { isAscii: true }) });
    await ukraine.see('RESPONSES · Ukraine');
    ukraine.type('3\rc');
    await ukraine.see('warn about K47');
    await coalition.see('Coalition > to decide');
    expect(coalition.text()).toMatch(/^[\n\x20-\x7e]*$/);
    // Names of others stand on the page of the room.
    coalition.type('R');
    await coalition.see(/Ukraine +1 of 1 here/);
    expect(coalition.text()).toMatch(/Anna +by ssh/);
    expect(coalition.text()).not.toContain(opened.codeOf('coalition'));
    coalition.type('c');
    await coalition.see('That is for the facilitator alone.');
  });

  it('stay as they were while the connection is gone, what is half typed included', async () => {
    const opened = await room();
    const line = await sit(opened, 'ukraine', { name: 'Anna' });
    await line.see('RESPONSES · Ukraine');
    line.type('3\rbthe third time');
    await line.see('the third time_');
    line.close('the cable was pulled');
    // Another machine is another person, who does not see it.
    const other = await sit(opened, 'ukraine', { caller: elsewhere, name: 'Olga' });
    await other.see('ORDERS of this turn · Ukraine · 1');
    expect(other.text()).not.toContain('third time');
    const back = await sit(opened, 'ukraine', { name: null, sight: sightOf(80, 24) });
    await back.see('the third time_');
    expect(back.text().split('\n')).toHaveLength(24);
    expect(back.token).toBe(line.token);
    back.type(' in a week\r');
    await back.see('the third time in a week');
  });

  it('are left by the key that leaves, and opened again', async () => {
    const opened = await room();
    const line = await sit(opened, 'us', { name: 'Una' });
    await line.see('US waits');
    line.type('\u001b');
    await line.see('Leave this exercise?');
    line.type('\r');
    await line.seeClosed('You have left your chair');
    const back = await sit(opened, 'us', { name: null });
    await back.see('US waits');
  });

  it('go to the newest connection of a person; the older one is closed', async () => {
    const opened = await room();
    const line = await sit(opened, 'us', { caller: browser, name: 'Una' });
    await line.see('US waits');
    const again = new FakeLine(sightOf(), browser);
    again.attached = opened.attach(opened.comeBack(line.token, browser)!, again, sightOf());
    await line.seeClosed('opened at another place');
    await again.see('US waits');
    // What the closed one still sends changes nothing.
    line.type('q');
    expect(again.closed).toBeNull();
  });

  it('follow the size of the window', async () => {
    const opened = await room();
    const line = await sit(opened, 'ukraine');
    await line.see('RESPONSES · Ukraine');
    line.resize(80, 24);
    await line.see(/Esc leave|\? keys/);
    await line.until(() => line.text().split('\n').length === 24 && line.text().includes('LADDER'), 'the small layout');
    line.resize(60, 10);
    await line.see('This terminal has 60 by 10');
  });

  it('leave drawings out for who reads too slowly, and then show the newest whole', async () => {
    const opened = await room();
    const line = await sit(opened, 'ukraine');
    await line.see('RESPONSES · Ukraine');
    line.lag = 10_000_000;
    const before = line.sent.length;
    for (let n = 0; n < 20; n++) line.type('jjkk');
    line.type('3\r');
    await vi.waitFor(() => expect(opened.session.view('ukraine').drafts).toHaveLength(1));
    expect(line.sent.length - before).toBeLessThan(200_000);
    expect(line.text()).not.toContain('ORDERS of this turn · Ukraine · 1');
    line.lag = 0;
    line.attached.caughtUp();
    await line.see('ORDERS of this turn · Ukraine · 1');
    await line.see('▸  3 warn');
  });

  it('are words in plain mode, told when others have done', async () => {
    const opened = await room();
    const ukraine = await sit(opened, 'ukraine', { name: 'Anna' });
    const plain = await sit(opened, 'coalition', { sight: sightOf(80, 24, { isPlain: true }) });
    await plain.until(() => plain.sent.includes('Others decide now'), 'that it waits');
    await ukraine.see('RESPONSES · Ukraine');
    ukraine.type('3\rc');
    await plain.until(() => plain.sent.includes('Coalition has the keyboard'), 'its turn');
    plain.type('consult\nwhat is ');
    plain.type('this\nleave\n');
    await plain.seeClosed('You have left your chair');
    expect(plain.sent).toContain('\r\n');
    expect(opened.session.view('coalition').drafts).toHaveLength(1);
  });
});

it('at a closed table nobody but the facilitator reads when another seat has to decide', async () => {
  const opened = await room({}, { hasExcon: true, isClosed: true });
  const { session } = opened;
  await session.send({ do: 'mark', mark: 'startex', text: null, stamp: '2026-03-01T09:30:00Z' });
  const una = await sit(opened, 'us', { name: 'Una' });
  const anna = await sit(opened, 'ukraine', { name: 'Anna' });
  await una.see('Ukraine in play');
  una.type('RR');
  await una.see('nobody has come yet');
  expect(una.text()).not.toMatch(/decides, |Waiting for/);
  anna.type('\rR');
  await anna.see('Waiting for Ukraine');
  expect(opened.means(null).chairs()[0]!.decidesSeconds).not.toBeNull();
});

describe('the pen', () => {
  it('is held by one of those who sit there, is asked for and passed on', async () => {
    const opened = await room();
    const anna = await sit(opened, 'ukraine', { name: 'Anna' });
    await anna.see('RESPONSES · Ukraine');
    const olga = await sit(opened, 'ukraine', { caller: elsewhere, name: 'Olga' });
    await olga.see('Anna holds the pen; P asks for it');
    olga.type('3\r');
    await olga.see('Anna holds the pen; P asks for it.');
    expect(opened.session.view('ukraine').drafts).toHaveLength(0);
    olga.type('P');
    await olga.see('Anna is asked for the pen.');
    await anna.see('Olga asks for the pen; P passes it');
    anna.type('P');
    await anna.see('Olga holds the pen now; you look on.');
    olga.type('\r');
    await vi.waitFor(() => expect(opened.session.view('ukraine').drafts).toHaveLength(1));
    // Who looks on sees what the pen writes.
    await anna.see('ORDERS of this turn · Ukraine · 1');
    // Its holder is away: it can be taken.
    olga.close('gone');
    anna.type('P');
    await anna.see('You hold the pen now.');
  });
});

describe('the facilitator', () => {
  const excon = { hasExcon: true };

  it('sees who is there and shows codes only for a moment; no seat gets to the console', async () => {
    const opened = await room({}, excon);
    const fritz = await sit(opened, 'excon', { name: 'Fritz' });
    await fritz.see('STARTEX not given');
    const anna = await sit(opened, 'ukraine', { name: 'Anna' });
    await anna.see('STARTEX not given');
    anna.type('f');
    await anna.see('The facilitator sits at another console.');
    fritz.type('R');
    await fritz.see('code hidden; c shows it');
    expect(fritz.text()).not.toContain(opened.codeOf('ukraine'));
    fritz.type('c');
    await fritz.see(`Code: ${opened.codeOf('ukraine')}`);
    fritz.type('j');
    await fritz.see('code hidden; c shows it');
    // A new code is asked for once.
    const before = opened.codeOf('ukraine');
    fritz.type('kn');
    await fritz.see('A new code for Ukraine?');
    fritz.type('\u001b');
    await fritz.see('Dropped; nothing was done.');
    expect(opened.codeOf('ukraine')).toBe(before);
    fritz.type('nn');
    await anna.seeClosed('The code of this chair has ended');
    expect(opened.codeOf('ukraine')).not.toBe(before);
  });

  it('may be two, who both act', async () => {
    const opened = await room({}, excon);
    const first = await sit(opened, 'excon', { name: 'Fritz' });
    const second = await sit(opened, 'excon', { caller: elsewhere, name: 'Greta' });
    await first.see('STARTEX not given');
    await second.see('STARTEX not given');
    second.type('s');
    await first.see('running');
    first.type('p');
    await second.see('PAUSED');
  });
});

describe('the wall', () => {
  it('shows what all know, goes on by itself, and gives no command; observers have a screen like it', async () => {
    const opened = await room();
    const wall = await sit(opened, 'wall', { name: null });
    await wall.see('WALL');
    const observer = await sit(opened, 'observer');
    await observer.see('OBSERVER');
    const anna = await sit(opened, 'ukraine', { name: 'Anna' });
    await anna.see('RESPONSES · Ukraine');
    wall.type('3\rc');
    anna.type('3\rc');
    await wall.see(/Ukraine (announces|warns)[^\n]*warn/);
    expect(opened.session.state().orders).toHaveLength(1);
    wall.type('q');
    await wall.seeClosed('You have left your chair');
    const plain = await sit(opened, 'wall', { sight: sightOf(80, 24, { isPlain: true }) });
    await plain.seeClosed('has a screen and no lines');
  });
});

describe('the seats that evaluators see', () => {
  it('are those that the facilitator names, also after a stop of the host', async () => {
    const kept = store();
    const opened = await room({ kept }, { hasExcon: true });
    const fritz = await sit(opened, 'excon', { name: 'Fritz' });
    const eva = await sit(opened, 'evaluator', { name: 'Eva' });
    await eva.see('REPORTS · Ukraine');
    fritz.type('R');
    await fritz.see('TO SIT DOWN AS');
    expect(fritz.text()).toMatch(/Evaluator +1 of 1 here/);
    fritz.type('vv');
    await fritz.see('Evaluators see the coalition now.');
    await eva.see('REPORTS · Coalition');
    eva.type('v');
    await eva.see('REPORTS · Coalition');
    const again = roomOf(opened.session, { kept });
    rooms.push(again);
    expect(again.means(null).doors!.evaluated()).toEqual(['coalition']);
  });
});

describe('an evaluator', () => {
  it('rates and notes; the facilitator sees it and no seat does; the record and the report hold it', async () => {
    const opened = await room({}, { hasExcon: true });
    const { session } = opened;
    const fritz = await sit(opened, 'excon', { name: 'Fritz' });
    await fritz.see('STARTEX not given');
    fritz.type('s');
    const anna = await sit(opened, 'ukraine', { name: 'Anna' });
    await anna.see('RESPONSES · Ukraine');
    const eva = await sit(opened, 'evaluator');
    await eva.see('REPORTS · Ukraine');
    eva.type('j4');
    await eva.see('4 of 5. Why?');
    eva.type('They warn before they act.\r');
    await fritz.see('Evaluator on Ukraine, 4 of 5:');
    // A long note goes on in the next row.
    await fritz.see('They warn before they act.');
    await eva.see('mean 4.0, n = 1');
    // What the seat does comes to the evaluator's screen by itself.
    anna.type('3\rc');
    await eva.see('ACCEPTED warn about K47');
    anna.type('Mred: we have warned\r');
    await anna.see('Nobody here is called "red"');
    anna.type('\u0015us: we have warned\r');
    await anna.see('You write to the US: we have warned');
    await fritz.see('Ukraine → US: we have warned');
    expect(anna.text()).not.toContain('They warn before');
    fritz.type('xx');
    await anna.see('ENDEX');
    eva.type('o');
    await eva.see('What did you see?');
    eva.type('Calm to the end.\r');
    await eva.see('Calm to the end.');
    eva.type('q');
    await eva.seeClosed('You have left your chair');
    const plain = await sit(opened, 'evaluator', { sight: sightOf(80, 24, { isPlain: true }) });
    await plain.seeClosed('has a screen and no lines');
    session.close();
    expect(verify(session.journal)).toMatchObject({ ok: true });
    const [all, own, other] = (['facilitator', 'ukraine', 'us'] as const).map((reader) =>
      markdown(reportOf(session.journal, reader)),
    );
    for (const words of ['They warn before they act.', 'Calm to the end.', 'we have warned']) {
      expect(all).toContain(words);
      expect(own).toContain(words);
    }
    expect(other).not.toContain('They warn before they act.');
  });
});

describe('a chair that breaks', () => {
  it('is closed with words, told to the facilitator, and opened again', async () => {
    const opened = await room();
    const line = await sit(opened, 'ukraine', { name: 'Anna' });
    await line.see('RESPONSES · Ukraine');
    const { view } = opened.session;
    opened.session.view = () => {
      throw new Error('made to fail');
    };
    line.type('j');
    await line.seeClosed('This screen broke off');
    opened.session.view = view;
    expect(opened.logged.join('\n')).toContain('The screen of Ukraine broke off: Error: made to fail');
    const back = await sit(opened, 'ukraine', { name: null });
    await back.see('RESPONSES · Ukraine');
  });
});

it('the room closes every screen with words', async () => {
  const opened = await room();
  const chairs: RoomChair[] = ['ukraine', 'coalition', 'us'];
  const lines = await Promise.all(chairs.map((chair) => sit(opened, chair)));
  await lines[0]!.see('RESPONSES · Ukraine');
  await opened.close();
  expect(lines.map(({ closed }) => closed)).toEqual(
    chairs.map(() => expect.stringContaining('The host has closed the room')),
  );
});
