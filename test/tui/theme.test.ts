// Themes: what means different things looks different, and no theme uses what its readers cannot tell apart.
import { describe, expect, it } from 'vitest';
import { THEME_NAMES, themeFor } from '../../src/tui/theme.ts';

const TONES = [
  'plain',
  'strong',
  'dim',
  'title',
  'banner',
  'owed',
  'new',
  'quiet',
  'amber',
  'red',
  'ok',
  'chosen',
] as const;

describe.each(THEME_NAMES)('theme %s', (name) => {
  const { styleOf } = themeFor({ isAscii: false, hasColour: true, theme: name });
  const colours = TONES.flatMap((tone) => styleOf(tone).color ?? []);

  it('tells a refusal, a warning and an acceptance apart', () => {
    const looks = (['red', 'amber', 'ok'] as const).map((tone) => JSON.stringify(styleOf(tone)));
    expect(new Set(looks).size).toBe(3);
  });

  it('keeps to the sixteen colours of every terminal', () => {
    for (const colour of colours) expect(colour).toMatch(/^(black|red|green|yellow|blue|magenta|cyan|white)(Bright)?$/);
  });

  it('says the same without colour', () => {
    const bare = themeFor({ isAscii: false, hasColour: false, theme: name });
    for (const tone of TONES) expect(bare.styleOf(tone).color).toBeUndefined();
  });
});

const coloursOf = (theme: (typeof THEME_NAMES)[number]) => {
  const { styleOf } = themeFor({ isAscii: false, hasColour: true, theme });
  return TONES.flatMap((tone) => styleOf(tone).color ?? []);
};

it('the colour-blind one has no red and no green, the light one no yellow and no cyan', () => {
  for (const colour of coloursOf('colour-blind')) expect(colour).not.toMatch(/red|green/);
  for (const colour of coloursOf('light')) expect(colour).not.toMatch(/yellow|cyan|white/);
});
