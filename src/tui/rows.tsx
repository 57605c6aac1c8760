// Rows on the screen: one Text a row, drawn again only where it changed. Exactly as many rows as the terminal has.
import { Box, Text } from 'ink';
import { memo } from 'react';
import { type Row, rowText } from './text.ts';
import type { Theme } from './theme.ts';

interface LineProps {
  spans: Row;
  theme: Theme;
}

const Line = memo(
  function Line({ spans, theme }: LineProps) {
    return <Text wrap="truncate">{theme.paint(spans)}</Text>;
  },
  (a, b) => a.theme === b.theme && isSameRow(a.spans, b.spans),
);

function isSameRow(a: Row, b: Row): boolean {
  return (
    a === b ||
    (a.length === b.length && a.every((each, index) => each.text === b[index]!.text && each.tone === b[index]!.tone))
  );
}

export function Rows({ rows, theme, height }: { rows: readonly Row[]; theme: Theme; height: number }) {
  return (
    <Box flexDirection="column" height={height} overflow="hidden">
      {rows.slice(0, height).map((spans, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has no identity but its place
        <Line key={index} spans={rowText(spans) ? spans : [{ text: ' ', tone: 'plain' }]} theme={theme} />
      ))}
    </Box>
  );
}
