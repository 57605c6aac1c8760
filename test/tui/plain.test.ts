// Plain mode: a whole exercise in lines of text, from a pipe as from a hand.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verify } from '../../src/journal/verify.ts';
import { allScenarios, findScenario } from '../../src/scenario/scenario-file.ts';
import { seatingOf } from '../../src/session/seating.ts';
import { resumeSession, startSession } from '../../src/session/session.ts';
import { PlainTable } from '../../src/tui/plain/plain.ts';
import { freshFolder } from '../support/folder.ts';
import { startOf } from '../support/play.ts';

const folder = freshFolder();

async function tableOf(id: string, more: Parameters<typeof startOf>[1] = {}) {
  const holders = { ukraine: 'person', coalition: 'person', us: 'person' } as const;
  const scenario = findScenario(id);
  const session = await startSession(
    scenario,
    startOf(holders, { seed: '4', ...more }),
    join(folder, `${id}-${Math.random()}.jsonl`),
    'test',
  );
  const said: string[] = [];
  const table = new PlainTable(seatingOf(session), (line) => said.push(line));
  table.open();
  /** What is said to one line. */
  const type = async (line: string): Promise<string> => {
    const from = said.length;
    await table.take(line);
    return said.slice(from).join('\n');
  };
  return { session, table, said, type };
}

describe('plain mode', () => {
  it.each(allScenarios().map(({ id }) => id))('%s is played to its end by three people', async (id) => {
    const { session, table, said, type } = await tableOf(id);
    for (let n = 0; !table.isOver() && n < 500; n++) {
      if (n < 12) await type(String(1 + ((n * 5) % 14)));
      await type(n % 3 === 0 ? 'commit' : 'hold waiting for news');
    }
    expect(session.state().isEnded).toBe(true);
    expect(said.join('\n')).toContain('ENDEX');
    expect(said.join('\n')).not.toMatch(/undefined|NaN|\[object/);
    expect(said[0]).toMatch(/^EXERCISE/);
    session.close();
  });

  it('explains a response by its name or number, all of them where none is named, and lists its words', async () => {
    const { type } = await tableOf('first-shot', { isScriptOnly: true });
    expect(await type('explain halt')).toMatch(/^halt: Ukraine's forces act .*30 minutes after the order/);
    expect(await type('explain 3')).toMatch(/^warn: A formal diplomatic warning/);
    expect((await type('expl')).split('\n')).toHaveLength(18);
    expect(await type('explain self')).toMatch(/^self-report: /);
    expect(await type('explain re')).toBe('"re" could be repair, redeploy, report-un or reinforce. Type more of it.');
    expect(await type('explain fly')).toContain('There is no response fly.');
    expect(await type('evi')).toContain('K47');
    const help = await type('help');
    for (const word of ['explain [RESPONSE]', 'hold [reason]', 'save [FILE]']) expect(help).toContain(`  ${word} `);
  });

  it('tells the menu whole at first, and then what has changed of it', async () => {
    const { type, said, session } = await tableOf('first-shot', { isScriptOnly: true, coaching: 'before' });
    expect(said.filter((line) => /^ {2}\d+ /.test(line))).toHaveLength(18);
    await type('warn');
    await type('commit');
    const from = said.length;
    while (!session.state().seats.ukraine.isAtKeyboard) await type('hold');
    const turn = said.slice(from).join('\n').split('Ukraine has the keyboard')[1]!;
    expect(turn).toContain('Responses that have changed; menu tells all 18\n');
    expect(turn).toMatch(/ {2}4 Local action to halt the breach .*Accepted/);
    expect(turn).not.toContain('Air defence (air-defence');
    expect((await type('menu')).split('\n')).toHaveLength(19);
    session.close();
  });

  it('takes a sector behind an order, and passes over nothing that stands there', async () => {
    const { type, session } = await tableOf('first-shot', { isScriptOnly: true });
    expect(await type('halt 8')).toMatch(/for sector 8\.\nAdded:\n.*halt about K47, sector 8/);
    expect(await type('4 sector 6')).toMatch(/Added, order 2 of this turn:\n.*halt about K47, sector 6/);
    expect(await type('halt sector 40')).toContain('There is no sector 40.');
    expect(await type('warn tomorrow')).toMatch(/^"tomorrow" is not understood behind an order, so none was added/);
    expect(session.state().seats.ukraine.drafts).toHaveLength(2);
    session.close();
  });

  it('says of each report what it says of its act, and what a finding found', async () => {
    const { type, said, session } = await tableOf('first-shot', { isScriptOnly: true });
    expect(said.join('\n')).toMatch(
      /Observation post, sector 5 \[K47\]: .*\(severity 3; Russia-side, unconfirmed; going on\)/,
    );
    while (session.state().minute < 600) await type('hold waiting for news');
    expect(await type('reports')).toMatch(/Monitoring Commission \[K47\]: .*\(.*0\.74.*\)/);
    session.close();
  });

  it('asks once more before it commits with nothing drafted', async () => {
    const { session, type } = await tableOf('first-shot', { isScriptOnly: true });
    const { minute } = session.state();
    expect(await type('commit')).toBe('Ukraine commits with no order? Type commit once more; hold waits for news.');
    // Another word between is a no.
    await type('menu');
    expect(await type('commit')).toContain('once more');
    expect(session.state().minute).toBe(minute);
    expect(await type('commit')).not.toContain('once more');
    await type('3');
    expect(await type('commit')).not.toContain('once more');
    session.close();
  });

  it('holds without giving what is drafted, says so, and has it again with the keyboard', async () => {
    const { type, session } = await tableOf('first-shot', { isScriptOnly: true });
    await type('because they fired');
    await type('3');
    await type('at +1:00');
    await type('4');
    const said = await type('hold waiting for news');
    expect(said).toContain('2 drafts of Ukraine stay drafts; they come back with the keyboard.');
    const [held] = session.state().orders;
    expect(session.state().orders.filter(({ order }) => order.seat === 'ukraine')).toHaveLength(1);
    expect(held).toMatchObject({ order: { response: 'hold' }, because: 'waiting for news' });
    let back = '';
    while (!session.state().seats.ukraine.isAtKeyboard) back = await type('hold');
    expect(back).toMatch(/Ukraine has the keyboard[\s\S]*Orders of this turn\n.*warn about K47/);
    const { minute } = session.state();
    expect(session.state().seats.ukraine.drafts).toMatchObject([
      { at: minute, order: { response: 'warn' }, because: 'they fired' },
      { order: { response: 'halt' } },
    ]);
    expect(await type('orders')).toContain('warn about K47');
    session.close();
    expect(verify(session.journal).ok).toBe(true);
  });

  it('has what was drafted before a hold also after a stop, but not what was taken back', async () => {
    const { type, session } = await tableOf('first-shot', { isScriptOnly: true });
    await type('3');
    await type('4');
    await type('7');
    await type('undo');
    expect(await type('hold')).toContain('Ukraine owes');
    // Something else was typed between: it is asked anew.
    await type('7');
    await type('undo');
    expect(await type('hold')).toContain('Ukraine owes');
    expect(session.state().seats.ukraine.isAtKeyboard).toBe(true);
    await type('hold');
    expect(session.state().seats.ukraine.isAtKeyboard).toBe(false);
    session.close();
    const { session: again } = await resumeSession(session.journal);
    for (let n = 0; n < 20 && !again.state().seats.ukraine.isAtKeyboard; n++)
      for (const seat of again.persons()) await again.send({ do: 'hold', seat, because: null });
    expect(again.state().seats.ukraine.drafts.map(({ order }) => order.response)).toEqual(['warn', 'halt']);
    again.close();
    const { session: third } = await resumeSession(session.journal);
    expect(third.state().seats.ukraine.drafts).toHaveLength(2);
    third.close();
    expect(verify(session.journal).ok).toBe(true);
  });

  it('takes words by their first letters, and says what it does not understand', async () => {
    const { type, session } = await tableOf('first-shot');
    expect(await type('warm')).toContain('"warm" is not understood');
    expect(await type('99')).toContain('There is no response 99');
    expect(await type('bec they fired')).toContain('reason');
    expect(await type('lik 0.7')).toContain('0.70');
    expect(await type('lik 7')).toContain('0.00 to 1.00');
    expect(await type('3')).toContain('warn about K47');
    expect(session.state().seats.ukraine.drafts[0]).toMatchObject({ because: 'they fired', likelihood: 0.7 });
    expect(await type('undo')).toContain('No orders yet');
    expect(await type('warn')).toContain('warn about K47');
    await type('undo');
    for (const page of ['evidence', 'line', 'politics', 'duties'])
      expect((await type(page)).length).toBeGreaterThan(40);
    expect(await type('sector 40')).toContain('There is no sector 40');
    expect(await type('about Q99')).toContain('There is no chain Q99');
    expect(await type('at 99:00')).toContain('not in this turn');
    await type('sector 3');
    expect(await type('4')).toContain('halt about K47, sector 3');
    expect(await type('question who fired?')).toContain('recorded');
    expect(await type('com')).toContain('REFUSED');
    expect(await type('why')).toMatch(/C2: the first breach/);
    session.close();
  });

  it('tells what is offered to be said, takes another text, and reads both to the others once they are announced', async () => {
    const { type, session } = await tableOf('first-shot', { isScriptOnly: true });
    expect(await type('text')).toMatch(
      /^Said to the others, once it is accepted\n {2}warn: "Because of the reported breach/,
    );
    expect(await type('warn')).toContain('warn about K47: "Because of the reported breach');
    await type('undo');
    expect(await type('text Stop it. NOW')).toBe('The next order says: "Stop it. NOW"');
    await type('because they fired');
    // It waits for an order that carries it.
    expect(await type('halt')).not.toContain('Stop it');
    expect(await type('warn')).toContain('warn about K47: "Stop it. NOW"');
    expect(await type('text none')).toContain('says nothing');
    expect(await type('3')).toMatch(/warn about K47$/);
    await type('undo');
    const said = await type('commit');
    const heard = `${said}\n${await type('hold')}\n${await type('hold')}`;
    expect(heard).toContain('Ukraine announces: warn about K47: "Stop it. NOW"');
    expect(heard).not.toContain('they fired');
    session.close();
    expect(verify(session.journal)).toMatchObject({ ok: true, rulingsDiffering: 0 });
  });

  it('keeps what was said for an order and not used until the seat has the keyboard again', async () => {
    const { type, session } = await tableOf('first-shot', { isScriptOnly: true });
    await type('text Stop it.');
    await type('because they fired');
    await type('at +1:00');
    let back = await type('hold');
    while (!back.includes('Ukraine has the keyboard')) back = await type('hold');
    expect(back).toContain('The next order says: "Stop it."\nThe next order goes with the reason: they fired');
    await type('warn');
    const { minute, seats } = session.state();
    expect(seats.ukraine.drafts).toMatchObject([{ at: minute, text: 'Stop it.', because: 'they fired' }]);
    session.close();
  });

  it('takes over the draft that a report brings', async () => {
    const { type, session, said } = await tableOf('whose-shell', { isScriptOnly: true, seed: '4' });
    expect(await type('draft')).toBe('No report to this seat has a draft attached, and no other seat has signed one.');
    for (let n = 0; n < 60 && !said.join('\n').includes('Draft: "We condemn'); n++) await type('hold nothing is found');
    expect(await type('draft')).toMatch(/^The next order says: "We condemn the explosion of 0:00/);
    expect(await type('demarche')).toContain('demarche about S84: "We condemn the explosion');
    session.close();
  });

  it('under coaching before tells every ruling, under at-debrief none', async () => {
    const before = await tableOf('first-shot', { coaching: 'before' });
    expect(before.said.join('\n')).toMatch(/Local action to halt the breach \(halt.*\): .*[Ww]arn/);
    before.session.close();
    const after = await tableOf('first-shot', { coaching: 'at-debrief' });
    await after.type('4');
    expect(await after.type('commit')).not.toMatch(/refused|Accepted/i);
    after.session.close();
  });

  it('the Commission finds, certifies and adjourns', async () => {
    const holders = { ukraine: 'by-the-book', coalition: 'by-the-book', us: 'by-the-book' } as const;
    const session = await startSession(
      findScenario('first-shot'),
      startOf(holders, { seed: '4', commission: 'person' }),
      join(folder, 'commission.jsonl'),
      'test',
    );
    const said: string[] = [];
    const table = new PlainTable(seatingOf(session), (line) => said.push(line));
    table.open();
    expect(said.join('\n')).toContain('The Commission is in session');
    await table.take('attribute K47 russia 0.8');
    expect(said.at(-1)).toContain('Found on K47');
    for (let n = 0; !table.isOver() && n < 100; n++) await table.take('adjourn');
    expect(session.state().isEnded).toBe(true);
    session.close();
  });
});
