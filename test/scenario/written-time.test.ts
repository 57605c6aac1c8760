// Times as planners write them: each spelling is read as its line says, and what can be read in two ways is said.
import { describe, expect, it } from 'vitest';
import { ListTimes } from '../../src/scenario/written-time.ts';

/** 07:00 in Kyiv. */
const BEGINS = '2026-03-16T05:00Z';
const KYIV = { zone: 'Europe/Kyiv' };
const of = (hours: number, minutes = 0) => hours * 60 + minutes;

describe('a time of a list', () => {
  it.each<[text: string, minutes: number, notes: RegExp | null]>([
    ['9:30', of(9, 30), /hours since STARTEX; --zone/],
    ['10h34', of(10, 34), /hours since STARTEX/],
    ['0900L', of(2), /a time in Kyiv; --zone/],
    ['1400Z', of(9), null],
    ['0400Z', of(23), null],
    ['14:00 UTC', of(9), null],
    ['STARTEX', 0, null],
    ['STARTEX+30', 30, null],
    ['STARTEX + 0:30', 30, null],
    ['startex+2h', of(2), null],
    ['STARTEX-15', -15, null],
    ['-0:15', -15, null],
    ['+1:15', of(1, 15), null],
    ['T+05', 5, null],
    ['T+05 min', 5, null],
    ['T+90 minutes', 90, null],
    ['H+2', of(2), null],
    ['H-1', of(-1), null],
    ['H+2:30', of(2, 30), null],
    ['D+1 1400Z', of(33), null],
    ['D+1, 14:00', of(31), /a time in Kyiv/],
    ['D+0 0700L', 0, /a time in Kyiv/],
    ['Day 2 14:00', of(31), /Day 1 is read as the day of STARTEX/],
    ['00:05:00', 5, null],
    ['26:30', of(26, 30), null],
    ['2:30 PM', of(14, 30), /hours since STARTEX/],
    ['160540ZMAR26', 40, null],
    ['16 0540Z MAR 26', 40, null],
    ['160740LMAR26', 40, /a time in Kyiv/],
    ['2026-03-17T05:00Z', of(24), null],
    ['2026-03-17 05:00', of(24), /read as UTC; --zone/],
    ['16/03/2026 05:40', 40, /read as UTC/],
    ['16 March 2026 05:40', 40, /read as UTC/],
  ])('%s is minute %i', (text, minutes, notes) => {
    const times = new ListTimes(BEGINS);
    expect(times.minutes(text)).toBe(minutes);
    if (notes) expect(times.notes.join('\n')).toMatch(notes);
    else expect(times.notes).toEqual([]);
  });

  it.each(['soon', '25 o’clock', '14:75', '2460Z', '32/13/2026 05:40', '300540ZFEB26', 'D+1', 'MAR26', ''])(
    '"%s" is none',
    (text) => {
      expect(new ListTimes(BEGINS).minutes(text)).toBeNull();
    },
  );

  it('is a time of the day where a zone is said, the first at STARTEX or after it', () => {
    const minutes = (text: string, zone = KYIV.zone) => new ListTimes(BEGINS, { zone }).minutes(text);
    expect([minutes('9:30'), minutes('7:00'), minutes('6:59')]).toEqual([of(2, 30), 0, of(23, 59)]);
    expect([minutes('9:30', '+01:00'), minutes('9:30', 'Z')]).toEqual([of(3, 30), of(4, 30)]);
    expect([minutes('2026-03-17 07:00'), minutes('26:30')]).toEqual([of(24), of(26, 30)]);
    // On the night of 29 March the clocks in Kyiv go forward.
    expect(new ListTimes('2026-03-28T22:00Z', KYIV).minutes('4:00')).toBe(of(3));
    expect(new ListTimes('2026-03-28T22:00Z', KYIV).minutes('D+1 4:00')).toBe(of(27));
  });

  it('counts from the STARTEX of the list where that is said', () => {
    const times = new ListTimes(BEGINS, { startex: '021500ZMAR26' });
    expect([times.minutes('021540ZMAR26'), times.minutes('1600Z'), times.minutes('D+1 1500Z')]).toEqual([40, 60, 1440]);
    expect(new ListTimes(BEGINS, { startex: '2026-03-02 17:00', ...KYIV }).minutes('021540ZMAR26')).toBe(40);
    expect(() => new ListTimes(BEGINS, { startex: 'Monday' })).toThrow('--startex');
    expect(() => new ListTimes(BEGINS, { zone: 'Kiew' })).toThrow('--zone');
  });

  it('stands on the date in a column of its own', () => {
    const at = (date: string, time: string, options = {}) => new ListTimes(BEGINS, options).minutes(time, date);
    expect([at('16/03/2026', '05:40'), at('17/03/2026', '05:40'), at('2026-03-17', '0540Z')]).toEqual([40, 1480, 1480]);
    expect([at('17 Mar 26', '07:40', KYIV), at('Day 2', '0700L'), at('D+1', '05:00Z'), at('2', '07:00')]).toEqual([
      1480, 1440, 1440, 1440,
    ]);
    expect(at('tomorrow', '05:40')).toBeNull();
  });

  it.each<[dates: string[], first: number, note: RegExp | null]>([
    [['3/4/2026', '16/4/2026'], of(18 * 24), null],
    [['3/4/2026', '3/17/2026'], of(-12 * 24), null],
    [['3/4/2026'], of(-12 * 24), /the month first, which is nearer/],
    [['17/03/2026'], of(24), null],
  ])('of %j is read by all of them', (dates, first, note) => {
    const times = new ListTimes(BEGINS);
    times.learn(dates, []);
    expect(times.minutes('05:00Z', dates[0])).toBe(first);
    if (note) expect(times.notes.join('\n')).toMatch(note);
    else expect(times.notes).toEqual([]);
  });

  it('is not doubtful where others of the list can only count from STARTEX', () => {
    const times = new ListTimes(BEGINS);
    times.learn([], ['0:40', '9:30', '36:00']);
    expect([times.minutes('9:30'), times.notes]).toEqual([of(9, 30), []]);
    const zoned = new ListTimes(BEGINS, KYIV);
    zoned.learn([], ['0:40', '9:30', '36:00']);
    expect([zoned.minutes('9:30'), zoned.minutes('0900L'), zoned.notes]).toEqual([
      of(9, 30),
      of(2),
      ['Times without a zone count from STARTEX, since some of them are of 24:00 and more.'],
    ]);
    const local = new ListTimes(BEGINS, KYIV);
    local.learn([], ['0:40', '9:30']);
    expect(local.minutes('9:30')).toBe(of(2, 30));
  });
});
