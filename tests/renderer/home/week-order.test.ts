import { describe, expect, it } from 'vitest';
import { daysIntoWeek, weekOrder } from '../../../renderer/home/week-order';

describe('the week of a locale', () => {
  it.each([
    ['de-DE', 'monday', 'sunday'],
    ['en-US', 'sunday', 'saturday'],
    ['ar-EG', 'saturday', 'friday'],
    ['pt-BR', 'sunday', 'saturday'],
    ['ja-JP', 'sunday', 'saturday'],
    ['ar-EG-u-nu-latn', 'saturday', 'friday'],
  ])('of %s goes from %s to %s', (locale, first, last) => {
    const order = weekOrder(locale);
    expect([order.at(0), order.at(-1)]).toEqual([first, last]);
    expect(new Set(order).size).toBe(7);
  });

  it('counts the days before a day', () => {
    expect(daysIntoWeek('2026-03-04', 'de-DE')).toBe(2);
    expect(daysIntoWeek('2026-03-04', 'en-US')).toBe(3);
    expect(daysIntoWeek('2026-03-01', 'de-DE')).toBe(6);
    expect(daysIntoWeek('2026-03-01', 'en-US')).toBe(0);
  });
});
