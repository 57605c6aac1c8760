// What a chair is called on the screens.
import { seatName } from '../report/words.ts';
import type { ChairName } from '../session/chair.ts';

export const chairName = (chair: ChairName): string =>
  chair === 'excon' || chair === 'commission' || chair === 'red' ? NAMES[chair] : seatName(chair);

const NAMES = { excon: 'EXCON', commission: 'The Commission', red: 'The red cell' } as const;
