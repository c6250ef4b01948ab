import { describe, expect, it } from 'vitest';
import { addDaysOff, isDayOff, splitDaysOff } from '#core/days-off';

describe('days off', () => {
  it('keeps single days and spans in order', () => {
    const entries = addDaysOff(['2026-12-25'], { first: '2026-05-01', last: '2026-05-01' });
    expect(entries).toEqual(['2026-05-01', '2026-12-25']);
  });

  it('joins what shares a day', () => {
    const entries = addDaysOff(['2026-12-25', '2026-12-28/2026-12-31'], {
      first: '2026-12-24',
      last: '2026-12-28',
    });
    expect(entries).toEqual(['2026-12-24/2026-12-31']);
  });

  it('keeps a span whole when a day inside it is added', () => {
    const day = { first: '2026-12-29', last: '2026-12-29' };
    expect(addDaysOff(['2026-12-28/2026-12-31'], day)).toEqual(['2026-12-28/2026-12-31']);
  });

  it('holds the first and the last day of a span', () => {
    const entries = ['2026-12-28/2026-12-31'];
    expect(isDayOff(entries, '2026-12-27')).toBe(false);
    expect(isDayOff(entries, '2026-12-28')).toBe(true);
    expect(isDayOff(entries, '2026-12-31')).toBe(true);
    expect(isDayOff(entries, '2027-01-01')).toBe(false);
  });

  it('holds a day of any entry, not only of the first', () => {
    const entries = ['2026-05-01', '2026-12-28/2026-12-31'];
    expect(isDayOff(entries, '2026-05-01')).toBe(true);
    expect(isDayOff(entries, '2026-12-30')).toBe(true);
    expect(isDayOff([], '2026-05-01')).toBe(false);
  });

  it('keeps the longer of two spans that begin on the same day', () => {
    const week = { first: '2026-05-04', last: '2026-05-08' };
    expect(addDaysOff(['2026-05-04'], week)).toEqual(['2026-05-04/2026-05-08']);
    const day = { first: '2026-05-04', last: '2026-05-04' };
    expect(addDaysOff(['2026-05-04/2026-05-08'], day)).toEqual(['2026-05-04/2026-05-08']);
  });

  it('tells past entries by their last day', () => {
    const entries = ['2026-03-01', '2026-03-09/2026-03-12', '2026-04-03'];
    expect(splitDaysOff(entries, '2026-03-12')).toEqual({
      past: ['2026-03-01'],
      ahead: ['2026-03-09/2026-03-12', '2026-04-03'],
    });
  });
});
