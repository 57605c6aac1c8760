// What the score says of each item, cap and opportunity, in words.
import type { Dimension } from '../exercise/rubric.ts';
import type { Item, NotAssessed, OpenDuty } from '../exercise/score/dimensions.ts';
import type { Cap, EarlyEnd } from '../exercise/score/score.ts';
import { type Code, clock } from '../ladder/index.ts';
import { PROMPT_WORDS } from './prompt-words.ts';
import { codeShort } from './ruling-words.ts';
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
    if (met === null) return `${duty} was due by ${minute(item.facts, 'due')} and was not given`;
    const waited = Number(met) - Number(known);
    const took = waited === 0 ? 'at once' : `${clock(waited)} after it was known`;
    const end =
      Number(met) > Number(due) ? `later than ${clock(Number(due))}, when it was due` : `due by ${clock(Number(due))}`;
    return `${duty} was given at ${clock(Number(met))}, ${took} (${end})`;
  },
  authority: (item) => {
    const { code, response } = item.facts;
    const why = code === 'overruled' ? 'overruled by the facilitator' : `refused: ${codeShort(code as Code)}`;
    return `${response}${about(item)} was ${why}${item.value === 1 ? '' : `; it counts ${item.value} times, as a grave one`}`;
  },
  sequence: (item) => {
    const steps: Record<string, [string, string]> = {
      'warn-before-halt': ['a warning came before', 'before any warning'],
      'confirm-before-force': ['a finding came before', 'before the act was confirmed'],
      'consult-before-force': ['the members were consulted before', 'before the members were consulted'],
      'plan-before-joint': ['the plan was signed before', 'before the plan was signed'],
      'certification-before-joint': ['a broader attack was certified before', 'before a broader attack was certified'],
    };
    const [kept, broken] = steps[item.what]!;
    return item.value === 1
      ? `${kept} ${item.facts.response}${about(item)}`
      : `${item.facts.response}${about(item)} was ordered ${broken}`;
  },
  proportionality: (item) => {
    const { response, r, severity, low, high } = item.facts;
    const band = `severity ${severity} calls for an intensity of ${low} to ${high}`;
    if (response === null) return `no answer was given${about(item)}; ${band}`;
    const place = item.what === 'above-band' ? 'above' : item.what === 'below-band' ? 'below' : 'within';
    const fits = place === 'within' ? 'fits' : place === 'above' ? 'is too strong' : 'is too weak';
    return `${response}${about(item)}, intensity ${r}, ${fits}: ${band}`;
  },
  coordination: (item) => {
    const on = about(item).replace('about', 'on');
    if (item.what === 'announced') return `force${on} was announced to the other seats by its order`;
    if (item.what === 'consult-ahead') {
      const { consulted } = item.facts;
      const done =
        consulted === null ? 'were not consulted before the order' : `were consulted at ${clock(Number(consulted))}`;
      return `the members ${done}${on}; that was due by ${minute(item.facts, 'before')}, six hours before the effect`;
    }
    if (item.what === 'signatures')
      return `the joint response${on} came ${item.value === 1 ? 'with' : 'without'} all signatures`;
    return `Congress was ${item.value === 1 ? '' : 'not '}notified in time${on}`;
  },
  attribution: (item) => {
    const times = count(item.lines.length, 'order');
    if (item.what === 'likelihood')
      return `a likelihood was stated in ${times}${about(item)}: beside the finding it is worth ${item.value.toFixed(2)} of 1`;
    return `a culprit was named in ${times}${about(item)} ${item.value === 1 ? 'after' : 'before'} the act was confirmed`;
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
