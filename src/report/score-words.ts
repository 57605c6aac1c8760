// What the score says of each item, cap and opportunity, in words.
import type { Dimension } from '../exercise/rubric.ts';
import type { Item, NotAssessed, OpenDuty } from '../exercise/score/dimensions.ts';
import type { Cap, EarlyEnd } from '../exercise/score/score.ts';
import { type Code, clock } from '../ladder/index.ts';
import { codeShort } from './ruling-words.ts';
import { PROMPT_WORDS } from './transcript.ts';
import { count } from './words.ts';

const DIMENSION_NAMES: Record<Dimension, string> = {
  timeliness: 'Timeliness',
  authority: 'Authority',
  sequence: 'Sequence',
  proportionality: 'Proportionality',
  coordination: 'Coordination',
  attribution: 'Attribution',
};
export const dimensionName = (name: Dimension): string => DIMENSION_NAMES[name];

type Facts = Item['facts'];
const minute = (facts: Facts, name: string): string => clock(Number(facts[name]));
const about = ({ about: id }: Pick<Item, 'about'>): string => (id === null ? '' : ` about ${id}`);

const WORDS: Record<Dimension, (item: Item) => string> = {
  timeliness: (item) => {
    const duty = `${PROMPT_WORDS[item.what as keyof typeof PROMPT_WORDS]}${about(item)}`;
    const { known, due, met } = item.facts;
    if (met === null) return `${duty}: due by ${minute(item.facts, 'due')}, not done`;
    const took = clock(Number(met) - Number(known));
    const end =
      Number(met) > Number(due) ? `after it was due at ${clock(Number(due))}` : `due by ${clock(Number(due))}`;
    return `${duty}: done at ${clock(Number(met))}, ${took} after it was known, ${end}`;
  },
  authority: (item) => {
    const { code, response } = item.facts;
    const why = code === 'overruled' ? 'overruled by the facilitator' : `refused: ${codeShort(code as Code)}`;
    return `${response}${about(item)} ${why}; weighs ${item.value}`;
  },
  sequence: (item) => {
    const steps: Record<string, [string, string]> = {
      'warn-before-halt': ['warned before', 'before any warning'],
      'confirm-before-force': ['confirmed before', 'before the act was confirmed'],
      'consult-before-force': ['members consulted before', 'before the members were consulted'],
      'plan-before-joint': ['plan signed before', 'before the plan was signed'],
      'certification-before-joint': ['broader attack certified before', 'before a broader attack was certified'],
    };
    const [kept, broken] = steps[item.what]!;
    return item.value === 1
      ? `${kept} ${item.facts.response}${about(item)}`
      : `${item.facts.response}${about(item)} ${broken}`;
  },
  proportionality: (item) => {
    const { response, r, severity, low, high } = item.facts;
    const band = `severity ${severity} calls for ${low} to ${high}`;
    if (response === null) return `no answer${about(item)}; ${band}`;
    const place = item.what === 'above-band' ? 'above' : item.what === 'below-band' ? 'below' : 'within';
    return `${response}${about(item)}, intensity ${r}, ${place} the band: ${band}`;
  },
  coordination: (item) => {
    const on = about(item).replace('about', 'on');
    if (item.what === 'announced') return `force${on} announced to the other seats by its order`;
    if (item.what === 'consult-ahead') {
      const { consulted } = item.facts;
      const done = consulted === null ? 'not consulted' : `consulted at ${clock(Number(consulted))}`;
      return `members ${done}${on}; due by ${minute(item.facts, 'before')}, six hours before the effect`;
    }
    if (item.what === 'signatures')
      return `joint response${on} ${item.value === 1 ? 'with' : 'without'} all signatures`;
    return `Congress ${item.value === 1 ? '' : 'not '}notified in time${on}`;
  },
  attribution: (item) => {
    const times = count(item.lines.length, 'order');
    if (item.what === 'likelihood')
      return `likelihood stated in ${times}${about(item)}: ${item.value.toFixed(2)} of 1 against the finding`;
    return `culprit named in ${times}${about(item)} ${item.value === 1 ? 'once' : 'before'} the act was confirmed`;
  },
};

export function itemWords(name: Dimension, item: Item): string {
  return WORDS[name](item);
}

export function capWords(why: Cap['why'], at: number, when: number): string {
  return why === 'unauthorised-force'
    ? `At most ${at}: force was attempted without authority, first at ${clock(when)}`
    : `At most ${at}: an own breach, known at ${clock(when)}, was not reported in time and was found`;
}

const WHY_NOT: Record<NotAssessed['why'], string> = {
  lifted: 'there was nothing left to answer before it was due',
  'in-a-jump': 'it fell due while the facilitator moved the clock',
};

export function notAssessedWords({ kind, about: id, why }: NotAssessed): string {
  return `${PROMPT_WORDS[kind]} about ${id}: ${WHY_NOT[why]}`;
}

export const openWords = ({ kind, about: id, due }: OpenDuty): string =>
  `${PROMPT_WORDS[kind]} about ${id}: due by ${clock(due)}`;

/** As "ended early, at 31:20 of 96:00". */
export const earlyWords = ({ at, of }: EarlyEnd): string => `ended early, at ${clock(at)} of ${clock(of)}`;
