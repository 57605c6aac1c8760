// What whoever sits in a chair reads last, when the connection is closed.

export const LEFT = 'You have left your chair; the exercise goes on. Come again as you came.';
export const LEFT_AFTER_ENDEX = 'You have left your chair.';
export const ELSEWHERE = 'This chair was opened at another place.';
export const BROKEN = 'This screen broke off; the exercise goes on. Come again as you came.';
export const TOO_SLOW = 'This connection is too slow; come again.';
export const NO_LINES = 'This chair has a screen and no lines of text.';
export const REVOKED = 'The code of this chair has ended; ask the facilitator for the new one.';
export const CLOSED = 'The host has closed the room; the exercise is saved.';
export const CROWDED = 'Too many have come to this chair.';
