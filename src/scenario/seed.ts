// What a seed may be, as a rule and in words. It imports nothing, since the first screen needs it.

export const SEED_WORDS = 'up to 40 letters, digits, dots and dashes';

export const isSeed = (text: string): boolean => /^[A-Za-z0-9._-]{1,40}$/.test(text);
