// One figure of the bench, as the table and the JSON give it.

export interface Row {
  section: string;
  what: string;
  value: number;
  unit: 'a second' | 'times' | 'of the time' | 'ms' | 'MiB' | 'bytes';
  /** What is asked of it, where something is. */
  bar?: string;
}

const NUMBERS = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 });
const WHOLE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

function valueWords({ value, unit }: Row): string {
  if (unit === 'of the time') return `${(100 * value).toFixed(1)} %`;
  return Math.abs(value) >= 100 ? WHOLE.format(value) : NUMBERS.format(value);
}

const unitWords = ({ unit }: Row): string => (unit === 'of the time' ? '' : unit);

/** The rows as text, section by section, with what is asked of them where that may be judged. */
export function tableLines(rows: readonly Row[], isJudged: boolean): string[] {
  const wide = Math.max(...rows.map(({ what }) => what.length));
  return rows.flatMap((row, n) => {
    const { section, what, bar } = row;
    const cells = `  ${what.padEnd(wide)}  ${valueWords(row).padStart(11)} ${unitWords(row).padEnd(8)}`;
    const line = `${cells}${bar === undefined || !isJudged ? '' : `  asked: ${bar}`}`.trimEnd();
    return rows[n - 1]?.section === section ? [line] : [...(n > 0 ? [''] : []), section, line];
  });
}
