// The pages that one key opens over the exercise screen, and what they tell.
import { describe, expect, it } from 'vitest';
import { drawTable } from '../../src/tui/screens/table/drawing.ts';
import { rowText } from '../../src/tui/text.ts';
import { themeFor } from '../../src/tui/theme.ts';
import { lateMorning, PAGES } from './drawings.ts';
import { SIZES } from './table.ts';

describe('the pages over the exercise screen', async () => {
  const table = await lateMorning();
  it('evidence tells how far each act has come, and that a claim moves nothing', async () => {
    await table.press('e');
    const text = table.screen(SIZES[2]);
    await table.press('z');
    expect(text).toContain('reported 0:40 → confirmed 3:00 → attributed Russia-side, very likely (0.80)');
    expect(text).toContain('claim      Press: Side B denies everything');
    expect(text).toContain('a claim: it changes nothing on the');
    // The chains of the others are one key away.
    await table.press('.e');
    expect(table.screen(SIZES[2])).toMatch(/C51.*\n.*reported 2:10 → cannot be attributed 5:00/);
    expect(table.screen(SIZES[2])).toMatch(
      /NOT PART OF A BREACH[\s\S]*D62.*\n.*reported 2:40, assessed side unknown → withdrawn 6:45/,
    );
    await table.press('z,');
  });

  it('the line tells of every sector, the rear and the sea', async () => {
    await table.press('l');
    const text = table.screen(SIZES[1]);
    await table.press('z');
    for (const place of ['1 Alder', '4 Dogwood', '8 Hazel', 'rear', 'sea']) expect(text).toContain(place);
    expect(text).toMatch(/jammed/);
    expect(text).toMatch(/B40 severity 3 since 0:10/);
  });

  it('politics tell what is pending, and when', async () => {
    await table.press('p');
    const text = table.screen(SIZES[2]);
    await table.press('z');
    expect(text).toMatch(/guarantee +ratified · 15 years offered, 50 asked/);
    expect(text).toMatch(/of 4,000,000 people without heat/);
    expect(text).toMatch(/30:00 .*Signing day in Paris/);
    expect(text).toMatch(/UK +United Kingdom +✓ consents/);
  });

  it('scroll no further than they go, and go back at any other key', async () => {
    await table.press('l<page-down><page-down><page-down><page-down><page-down><page-down><page-down>');
    const end = table.screen(SIZES[0]);
    expect(end).toMatch(/of (\d+) ─╮/);
    await table.press('<down><down>');
    expect(table.screen(SIZES[0])).toBe(end);
    await table.press('<up>');
    expect(table.screen(SIZES[0])).not.toBe(end);
    await table.press('<enter>');
    expect(table.desk.overlay).toBe(null);
  });

  it('a finding in the reports says whose act it found, and how likely', async () => {
    await table.press('<tab>');
    for (let row = 0; row < 12; row++) await table.press('<page-up>');
    const all: string[] = [];
    for (let row = 0; row < 12; row++) {
      all.push(table.screen(SIZES[2]));
      await table.press('<down><down><down>');
    }
    const text = all.join('\n');
    expect(text).toContain('says: Russia-side, very likely (0.80)');
    expect(text).toContain('says: side unknown');
    await table.press('<back-tab>');
  });

  it('politics are a tab of their own where there is one panel, and stand in the place of the line elsewhere', async () => {
    await table.press('<tab><tab><tab>');
    expect(table.screen(SIZES[0])).toContain('[Politics]');
    expect(table.screen(SIZES[0])).toMatch(/guarantee +ratified/);
    expect(table.screen(SIZES[1])).toMatch(/[─▸] POLITICS ─[\s\S]*guarantee +ratified/);
    await table.press('<back-tab>');
    expect(table.screen(SIZES[1])).toMatch(/[─▸] LINE 1,400 km ─/);
    await table.press('<back-tab><back-tab>');
  });

  it('say at the foot how much is below, while anything is', async () => {
    await table.press('?');
    const help = table.screen(SIZES[0]);
    expect(help).toMatch(/^ ↓ \d+ more below · ↑↓ scroll/m);
    // What first users looked for in vain stands in sight.
    for (const words of [
      'q +a question to EXCON',
      'o +other:',
      'i +the brief of this seat',
      'd +duties',
      'p +politics',
    ])
      expect(help).toMatch(new RegExp(words));
    await table.press('<page-down><page-down><page-down>');
    expect(table.screen(SIZES[0])).not.toContain('more below');
    await table.press('z');
    expect(table.screen(SIZES[0])).toContain('d e l p r i pages');
  });

  it('under --ascii hold nothing but ASCII', async () => {
    const ascii = themeFor({ isAscii: true, hasColour: false });
    for (const key of Object.keys(PAGES)) {
      await table.press(key);
      const text = SIZES.flatMap((size) =>
        drawTable(table.desk, size, ascii).map((each) => ascii.spell(rowText(each))),
      ).join('\n');
      expect(text).toMatch(/^[\n\x20-\x7e]*$/);
      expect(text).not.toContain('?');
      await table.press('z');
    }
  });
});
