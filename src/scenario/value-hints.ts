// Hints for values that are nearly right: times, likelihoods, sectors, members, names.
import { clock } from '../ladder/index.ts';
import { nearest } from './mistake.ts';
import { commasHint } from './shape-words.ts';

// These words mean that something never happens.
const isNever = (text: string) => /^(never|none|no|nothing|not|nil|n\/a|-)$/i.test(text);

const inQuotes = (minutes: number): string => `"${clock(Math.round(minutes))}"`;

/** A hint for a text that is not a time; `never` is the hint for one that means none. */
export function timeHint(given: string, never: string): string {
  const text = given.replace(/^[\s"'“”„‘’]+|[\s"'“”„‘’]+$/g, '');
  if (isNever(text)) return never;
  const inMinutes = /^(\d{1,5})\s*(m|min|mins|minutes?)\.?$/i.exec(text)?.[1];
  if (inMinutes !== undefined) return `write ${inQuotes(Number(inMinutes))}`;
  const inHours = /^(\d{1,4}(?:[.,]\d{1,2})?)\s*(h|hrs?|hours?)\.?$/i.exec(text)?.[1];
  if (inHours !== undefined) return `write ${inQuotes(decimal(inHours) * 60)}`;
  if (/^\d{1,4}$/.test(text)) return bareHint(Number(text));
  const [, hours, part] = /^(\d{1,4})[.,](\d{1,2})$/.exec(text) ?? [];
  if (hours !== undefined && part !== undefined) return decimalHint(hours, part);
  const [, whole, minutes = ''] = /^\D{0,2}(\d{1,4})\s?[:h]\s?(\d{1,2})\D{0,2}$/.exec(text) ?? [];
  if (whole !== undefined && Number(minutes) < 60) return `write "${Number(whole)}:${minutes.padStart(2, '0')}"`;
  if (/\d\s*[ap]\.?m\.?$/i.test(text)) return 'hours since STARTEX, as "24:00", not a time of day';
  return 'as "0:40" or "24:00"; minutes are 00 to 59';
}

const decimal = (text: string): number => Number(text.replace(',', '.'));

function bareHint(count: number): string {
  if (count === 0) return 'write "0:00"';
  return `write ${inQuotes(count)} for ${count} minute${count === 1 ? '' : 's'}, or "${count}:00" for ${count} hour${count === 1 ? '' : 's'}`;
}

// 14.30 is a time of the clock; 14.3 may have lost its zero, or may be a decimal number of hours.
function decimalHint(hours: string, part: string): string {
  const asHours = `${hours}.${part} hours are ${inQuotes(Number(`${hours}.${part}`) * 60)}`;
  const times = part.length === 2 ? [part] : [`0${part}`, `${part}0`];
  const good = [...new Set(times)].filter((minutes) => Number(minutes) < 60).map((minutes) => `"${hours}:${minutes}"`);
  if (good.length === 0) return asHours;
  return `write ${good.join(' or ')}${part.length === 1 && part !== '0' ? `; ${asHours}` : ''}`;
}

// The middle of each band of the standard words, the narrower words first.
const LIKELIHOOD_WORDS: readonly [RegExp, number][] = [
  [/almost no|no chance|remote|impossible/, 0.03],
  [/(very|highly) (unlikely|improbable)/, 0.12],
  [/unlikely|improbable/, 0.32],
  [/even/, 0.5],
  [/certain/, 0.97],
  [/(very|highly) (likely|probable)/, 0.87],
  [/likely|probabl[ey]/, 0.68],
];

export function likelihoodHint(given: unknown): string {
  const text = String(given).trim().toLowerCase();
  const [, number, percent] = /^(\d{1,3}(?:[.,]\d+)?)\s*(%|percent|per cent)?$/.exec(text) ?? [];
  const value = number === undefined ? undefined : decimal(number);
  if (value !== undefined && value <= 1 && percent === undefined) return `write ${value}, without quotes`;
  if (value !== undefined && value <= 100 && (percent !== undefined || (value >= 2 && Number.isInteger(value))))
    return `write ${Number((value / 100).toFixed(4))}`;
  const word = LIKELIHOOD_WORDS.find(([words]) => words.test(text));
  return word ? `write a number; "${text}" is about ${word[1]}` : 'as 0.75';
}

const NUMBER_WORDS = 'one two three four five six seven eight nine ten'.split(' ');

export function sectorHint(given: string): string {
  const text = given.toLowerCase();
  const place = nearest(text.replace(/^(sector|the)\s+/, ''), ['rear', 'sea']);
  const inWords = NUMBER_WORDS.findIndex((word) => text.split(/\s+/).includes(word)) + 1;
  const number = /\d+/.exec(text)?.[0] ?? (inWords > 0 ? inWords : undefined);
  if (number !== undefined) return `write ${Number(number)}, without quotes`;
  return place === undefined ? 'as sector: 4, or sector: rear' : `write ${place}`;
}

const OTHER_NAMES: Readonly<Record<string, string>> = {
  'great britain': 'UK',
  britain: 'UK',
  gb: 'UK',
  holland: 'NL',
  'the netherlands': 'NL',
  turkey: 'TR',
  'czech republic': 'CZ',
};

export function memberHint(given: string): string {
  const codes = given.split(/[\s,]+/);
  if (codes.length > 1 && codes.every((code) => /^[A-Z]{2,3}$/.test(code))) return commasHint(codes);
  const name = given.toLowerCase();
  const code = Object.hasOwn(OTHER_NAMES, name) ? OTHER_NAMES[name] : codeOf(given);
  if (code) return `${given} is ${code}`;
  return /^[a-z]{2,3}$/i.test(given) ? `write ${given.toUpperCase()}` : '';
}

function codeOf(given: string): string | undefined {
  const names = new Intl.DisplayNames('en', { type: 'region' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = ['UK', ...letters.flatMap((first) => letters.map((second) => first + second))];
  return codes.find((each) => names.of(each)?.toLowerCase() === given.toLowerCase() && each !== given);
}

/** The same name in small letters, with dashes for characters that are not allowed. */
export function slugHint(given: unknown): string {
  const slug = String(given)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-|-$/g, '');
  return typeof given === 'string' && slug !== '' ? `write ${slug}` : '';
}
