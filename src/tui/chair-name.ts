// What a chair is called on the screens.
import { seatName } from '../report/words.ts';
import type { ChairName } from '../session/chair.ts';

export const chairName = (chair: ChairName): string =>
  chair === 'excon' ? 'EXCON' : chair === 'commission' ? 'The Commission' : seatName(chair);
