// The properties of ladder.md 9, and in which parts of the proof each is checked; or why it is not.

export interface Property {
  id: string;
  /** The parts, or `not here`. */
  parts: string;
  says: string;
}

const BY = (id: string, parts: string, says: string): Property => ({ id, parts, says });

export const PROPERTIES: readonly Property[] = [
  BY('S1', 'B C D F', 'no coalition force before the window ends'),
  BY('S2', 'B C D F', 'no coalition force without an act after the window (not under look-back)'),
  BY('S3', 'B C D F', 'no joint force in effect before its hour'),
  BY('S4', 'B C D F', 'no joint force before certification'),
  BY('S5', 'B C D F', 'no halt on a chain not warned, where a warning comes first'),
  BY('S6', 'B C D F', 'no force below its evidence bar, accepted or in effect'),
  BY('S7', 'B C D F', 'no order from the wrong seat'),
  BY('S8', 'B C D F', 'no gated force without the guarantee, no coalition force without quorum'),
  BY('S9', 'A B C D F', 'no force on a closed chain or a retracted act'),
  BY('S10', 'B C D F', 'no effect before accepted + lead'),
  BY('S11', 'A F', 'T0 moves only by facts that touch its chain (not under inherit-clock)'),
  BY('S12', 'A F', 'no two open chains of one side in one sector'),
  BY('S13', 'B C D F', 'no joint force in effect unsigned'),
  BY('S14', 'B C D F', 'no halt outside the sectors, or with nothing to halt'),
  BY('S15', 'A F', 'a quiet gap closes a chain, and a shorter one does not'),
  BY('S16', 'B C D F', 'nothing but force and the plan is refused for its phase'),
  BY('S17', 'E', 'what a seat is not told changes no ruling of its own (without shares)'),
  BY(
    'S18',
    'B C D E F',
    'a refusal says when or what; earliest is the first minute; what it needs, given, is missed no more',
  ),
  BY('L1', 'B C D F', 'a halt behind a warning passes while fire is under way'),
  BY('L2', 'B C D F', 'coalition force passes at the instant that hostilities persist'),
  BY('L3', 'B C D F', 'joint force takes effect at its hour exactly'),
  BY('L4', 'B C D F', 'every chain ends closed, or open at the end'),
  BY('L5', 'B C D F', 'a stand-down by its own seat passes'),
  BY('L6', 'B C D F', 'one expiry for each deadline passed unmet'),
  BY('M1', 'E', 'the same timeline comes out the same; journals and seeds are not reachable on paper'),
  BY('M2', 'E', 'looser bars turn no acceptance into a refusal'),
  BY('M3', 'E', 'shifting all times shifts all rulings'),
  BY('M4', 'E', 'an act far away changes no ruling about a chain'),
  BY('M5', 'F', 'a switch changes the rulings that read it'),
  BY('M6', 'E', 'facts of one minute about different acts, in another order, change nothing'),
];
