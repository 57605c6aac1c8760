// What the red cell's desk shows.
import type { RedAnswer, RedView } from '../../../exercise/chairs/red-view.ts';
import type { RedMedium, RedVoice } from '../../../exercise/words.ts';
import type { Seat } from '../../../ladder/index.ts';

/** The lists of the desk, in the order in which Tab goes through them. */
export const RED_LISTS = ['answers', 'truth', 'known', 'done'] as const;
export type RedList = (typeof RED_LISTS)[number];

/** What can be typed at the desk. */
export type RedLine = 'words' | 'delay' | 'say' | 'resolve' | 'tempo';

/** What is asked for by one key, before a text is typed. */
export type RedAsking = 'voice' | 'medium' | 'seats';

/** A text of its own, or the changed words of an answer, as far as they have been asked for. */
export interface RedSpeech {
  as: RedVoice | null;
  medium: RedMedium;
  to: readonly Seat[];
  /** The answer whose words change; null: it speaks of its own accord. */
  no: number | null;
}

export interface RedModel {
  view: RedView;
  list: RedList;
  cursors: Readonly<Record<RedList, number>>;
  /** Of the card. */
  scroll: number;
  notice: string;
  asking: RedAsking | null;
  speech: RedSpeech;
  input: { kind: RedLine; text: string } | null;
  /** Whether nobody else sits at this keyboard. */
  isAlone: boolean;
}

/** An order or a finding, as everybody knows them. */
export type Known =
  | { what: 'order'; at: number; order: RedView['announced'][number] }
  | { what: 'finding'; at: number; finding: RedView['findings'][number] };

/** What was announced and found, the newest first. */
export function knownTo({ announced, findings }: RedView): Known[] {
  const orders = announced.map((order): Known => ({ what: 'order', at: order.at, order }));
  const found = findings.map((finding): Known => ({ what: 'finding', at: finding.at, finding }));
  return [...orders, ...found].reverse().sort((a, b) => b.at - a.at);
}

export function lengthOf(view: RedView, list: RedList): number {
  const lengths = {
    answers: view.answers.length,
    truth: view.acts.length,
    known: view.announced.length + view.findings.length,
    done: view.did.length,
  };
  return lengths[list];
}

export const isOnItsWay = ({ no }: RedAnswer): boolean => no !== null;
