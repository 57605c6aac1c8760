// The words by which a brief could give the truth away.

// Common words of exercises: a brief may use them even where a truth field does.
const ORDINARY = new Set(
  `about above across after again against along among anybody because before began begin behind being between breach
  ceasefire chain clock close could crossing every everybody finding first force forces forward further going ground
  hours joint knows later learn likely line local local message might minute mission monitors morning moves nearby
  night nobody nothing number observe occurred officer opens order orders other others patrol people phase place
  position post posts quiet reached report reported reports river sector sectors sensors seven seventy severity shall
  shots should sides since something stand start state still stopped takes their there these thing thirty those three
  through times toward towards twenty under until warning water weeks where which while whole whose window within
  without would years russia russian ukraine ukrainian coalition commission guarantee talks response truth exercise reading readings doctrine accepted refused picture decide decision`
    .split(/\s+/)
    .filter(Boolean),
);

/** The words of a text that could give it away: long ones that are not ordinary. */
export function revealingWordsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/\p{L}{6,}/gu) ?? [];
  return new Set(words.filter((word) => !ORDINARY.has(word)));
}
