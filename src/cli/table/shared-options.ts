// Arguments and options that several commands have, in the same words.
import { many, option } from './command-row.ts';

export const SCENARIO = ['<scenario>', 'a shipped scenario or a scenario file'] as const;

export const DOCTRINE = option('--doctrine <doctrine>', 'the reading to play under');
export const SET = many('--set <switch=value>', 'one switch or number read otherwise; may be repeated');
export const VARIANT = option('--variant <name>', 'a variant of the scenario');
export const LISTED_VARIANT = option('--variant <name>', 'a variant of the scenario; rung scenarios lists them');
export const PRESET = option('--preset <preset>', 'what happens besides the story: calm, tense or degraded');
export const BARE_SCRIPT = option('--script-only', 'the bare script');
export const RUBRIC = option('--rubric <rubric>', 'another rubric: a file, or a shipped name', 'default');
export const WORKERS = option('--workers <n>', 'how many threads; one for each core where left out');
export const JSON_TEXT = option('--json', 'print JSON');
export const JSON_OBJECT = option('--json', 'print one JSON object');
