// The ruling card: clause, facts, what is missing and when it opens; and what other readings would say, where coaching lets
// the ruling be seen.

import { describe, expect, it } from 'vitest';
import { shippedNames } from '../../src/scenario/disk.ts';
import { findDoctrine } from '../../src/scenario/doctrine-file.ts';
import { findScenario } from '../../src/scenario/scenario-file.ts';
import { pressTable } from '../../src/tui/screens/table/keys.ts';
import { SIZES, tableOf } from './table.ts';

const doctrines = shippedNames('doctrines').map((name) => findDoctrine(name));
const UKRAINE = { ukraine: 'person', coalition: 'by-the-book', us: 'by-the-book' } as const;

async function first(coaching: 'before' | 'at-commit' | 'at-debrief', doctrine = findDoctrine('literal')) {
  const scenario = { ...findScenario('first-shot'), doctrine };
  return await tableOf(scenario, UKRAINE, { isScriptOnly: true, coaching }, undefined, async () => doctrines);
}

describe('the ruling card', () => {
  it('tells the ruling with its facts, the other readings by verdict, and the clause in words', async () => {
    const table = await first('before');
    await Promise.resolve();
    await table.press('4');
    const card = table.screen(SIZES[2]);
    expect(card).toMatch(/Would be refused\. A warning comes first/);
    expect(card).toMatch(/It needs\s[\s\S]*a warning\./);
    expect(card).toContain('T+0:40 of chain K47');
    expect(card).toMatch(/other readings +refused: all 8 others/);
    expect(card).toContain('C2: the first breach brings a response within 24 h');
  });

  it('agrees with what each reading rules when it is played', async () => {
    const table = await first('before');
    await Promise.resolve();
    for (const number of ['3', '4', '5']) {
      await table.press(number);
      const { others, offers, choices } = table.desk.model();
      expect(others).toHaveLength(doctrines.length - 1);
      const { order } = offers[choices.cursor]!;
      for (const { doctrine, ruling } of others ?? []) {
        const played = await first('before', doctrine);
        const offer = played.desk.model().offers.find(({ response }) => response.id === order.response);
        expect([doctrine.id, order.response, ruling?.verdict]).toEqual([
          doctrine.id,
          order.response,
          offer?.ruling.verdict,
        ]);
        played.session.close();
      }
    }
  });

  it('assumes the drafts before it, as the ruling itself does', async () => {
    const table = await first('before');
    await Promise.resolve();
    await table.press('3<enter>4');
    expect(table.screen(SIZES[2])).toMatch(
      /Would be accepted[\s\S]*other readings +accepted: .*thirds[\s\S]*?refused: observe-only/,
    );
    const { others } = table.desk.model();
    const verdicts = Object.fromEntries((others ?? []).map(({ doctrine, ruling }) => [doctrine.id, ruling?.verdict]));
    expect(verdicts).toMatchObject({ thirds: 'accepted', 'observe-only': 'refused' });
  });

  it('w tells why each other reading says otherwise', async () => {
    const table = await first('before');
    await Promise.resolve();
    await table.press('3<enter>4w');
    expect(table.screen(SIZES[2])).toMatch(/observe-only: .*There is no mandate/);
  });

  it('coached at commit tells them with the refusal, when the ruling has come', async () => {
    const table = await first('at-commit');
    await Promise.resolve();
    await table.press('4<enter>c');
    expect(table.screen(SIZES[2])).toMatch(/REFUSED halt about K47[\s\S]*other readings +refused: all 8 others/);
    // What is drafted since makes no difference to what was ruled on.
    await table.press('3<enter>');
    expect(table.screen(SIZES[2])).toMatch(/other readings +refused: all 8 others/);
    const debriefed = await first('at-debrief');
    await Promise.resolve();
    await debriefed.press('4<enter>c');
    for (const size of SIZES) expect(debriefed.screen(size)).not.toMatch(/other readings|REFUSED/);
  });

  it.each(['at-commit', 'at-debrief'] as const)('coached %s gives nothing away', async (coaching) => {
    const table = await first(coaching);
    await Promise.resolve();
    await table.press('4');
    for (const size of SIZES) expect(table.screen(size)).not.toMatch(/other readings|Would be|thirds/);
    expect(table.desk.model().others).toBeNull();
  });
});

describe('the bell', () => {
  it('rings once when the keyboard comes to a person, and not for keys that bring nothing', async () => {
    const rings: string[] = [];
    const table = await tableOf(
      findScenario('first-shot'),
      { ukraine: 'person', coalition: 'person', us: 'by-the-book' },
      { isScriptOnly: true },
      undefined,
      undefined,
      () => rings.push('ring'),
    );
    await table.press('jj3<enter>u?z');
    expect(rings).toEqual([]);
    await table.press('3<enter>c');
    expect(rings).toEqual(['ring']);
    await table.press('jj');
    expect(rings).toEqual(['ring']);
  });

  it('rings when an edge of the ladder is near for whoever has the keyboard, once for each edge', async () => {
    const rings: number[] = [];
    const table = await tableOf(
      findScenario('big-push'),
      { ukraine: 'person', coalition: 'hold', us: 'hold' },
      { isScriptOnly: true, hasExcon: true },
      {
        now: () => new Date('2026-03-01T12:00:00Z'),
        timer: null,
        form: { read: () => null, write: () => {} },
        entries: async () => [],
        branch: () => {},
      },
      undefined,
      () => rings.push(table.session.state().minute),
    );
    await table.press('s');
    const before = rings.length;
    // Straight to an hour and a half before the window of phase 1 ends.
    await table.press('G');
    await pressTable(table.desk, { pasted: '22:50' });
    await table.press('<enter><enter>');
    expect(rings.length).toBe(before + 1);
    await table.press('jkv');
    expect(rings.length).toBe(before + 1);
  });
});
