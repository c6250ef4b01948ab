import { describe, expect, it } from 'vitest';
import { whenWriter } from '#core/when';

const at = (time: string) => Date.parse(`${time}:00Z`);
const { when, dayAndTime } = whenWriter('en-GB', 'Etc/UTC', at('2026-03-24T00:30'));

describe('an instant as a person reads it', () => {
  it.each([
    ['2026-03-24T10:00', '10:00', 'Tue 10:00'],
    ['2026-03-25T09:00', 'Wed 09:00', 'Wed 09:00'],
    ['2026-03-30T23:59', 'Mon 23:59', 'Mon 23:59'],
    ['2026-03-31T10:00', '31 Mar, 10:00', 'Tue 31 Mar, 10:00'],
    ['2026-03-23T23:59', '23 Mar, 23:59', 'Mon 23 Mar, 23:59'],
  ])('%s is %s, and with its day %s', (instant, short, long) => {
    expect(when(at(instant))).toBe(short);
    expect(dayAndTime(at(instant))).toBe(long);
  });

  it('is written in the zone it is read in', () => {
    const tokyo = whenWriter('en-GB', 'Asia/Tokyo', at('2026-03-24T00:30'));
    expect(tokyo.dayAndTime(at('2026-03-24T18:00'))).toBe('Wed 03:00');
  });
});
