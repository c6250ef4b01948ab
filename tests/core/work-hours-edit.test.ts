import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSettings, weekdays } from '#core/settings';
import { formatTimeOfDay } from '#core/time-of-day';
import {
  commonWeekNames,
  commonWeekOf,
  commonWeeks,
  copyDay,
  evenedWeek,
  evenWeekOf,
  hoursOfEvenWeek,
  nextRange,
  weekTotal,
  workMinutes,
} from '#core/work-hours-edit';
import { isOvernight, rangesOverlap } from '#core/work-range';

const timeOfDay = fc.integer({ min: 0, max: 1439 }).map(formatTimeOfDay);
const range = fc
  .record({ start: timeOfDay, end: timeOfDay })
  .filter(({ start, end }) => start !== end);

describe('common weeks', () => {
  it.each(commonWeekNames)('%s is a week the settings take without a problem', (name) => {
    const { settings, problems } = parseSettings({ workHours: commonWeeks[name] });
    expect(problems).toEqual([]);
    expect(commonWeekOf(settings.workHours)).toBe(name);
  });

  it('are no longer recognised once a day differs', () => {
    const hours = { ...commonWeeks.early, friday: [] };
    expect(commonWeekOf(hours)).toBeNull();
  });

  it('reach from Sunday to Thursday where the weekend is Friday and Saturday', () => {
    const { sundayWeek } = commonWeeks;
    expect(weekdays.filter((day) => sundayWeek[day].length > 0)).toEqual([
      'monday',
      'tuesday',
      'wednesday',
      'thursday',
      'sunday',
    ]);
  });
});

describe('an even week', () => {
  const day = { start: '08:00', end: '16:00' };

  it('is the same range on some days, and comes back as it was', () => {
    fc.assert(
      fc.property(fc.subarray([...weekdays], { minLength: 1 }), range, (days, range) => {
        expect(evenWeekOf(hoursOfEvenWeek({ days, range }))).toEqual({ days, range });
      }),
    );
  });

  it.each([
    ['a day differs', { ...commonWeeks.officeDay, friday: [day] }],
    ['days have a break at noon', commonWeeks.lunch],
    ['there are no hours', hoursOfEvenWeek({ days: [], range: day })],
  ])('is none where %s', (_, hours) => {
    expect(evenWeekOf(hours)).toBeNull();
  });

  it('is made of the first range on the days that have any', () => {
    const hours = { ...commonWeeks.lunch, friday: [] };
    expect(evenedWeek(hours)).toEqual({
      days: ['monday', 'tuesday', 'wednesday', 'thursday'],
      range: { start: '09:00', end: '12:30' },
    });
  });

  it('is an office week where there are no hours at all', () => {
    const hours = hoursOfEvenWeek({ days: [], range: day });
    expect(hoursOfEvenWeek(evenedWeek(hours))).toEqual(commonWeeks.officeDay);
  });
});

describe('copyDay', () => {
  it('gives the chosen days the ranges of the first and leaves the others', () => {
    const hours = { ...commonWeeks.officeDay, monday: [{ start: '08:00', end: '12:00' }] };
    const copied = copyDay(hours, 'monday', ['tuesday', 'saturday']);
    expect(copied.tuesday).toEqual([{ start: '08:00', end: '12:00' }]);
    expect(copied.saturday).toEqual([{ start: '08:00', end: '12:00' }]);
    expect(copied.wednesday).toEqual([{ start: '09:00', end: '17:30' }]);
    expect(copied.sunday).toEqual([]);
  });
});

describe('nextRange', () => {
  it('offers an office day for an empty day', () => {
    expect(nextRange([])).toEqual({ start: '09:00', end: '17:30' });
  });

  it('offers four hours, an hour after the last range', () => {
    expect(nextRange([{ start: '09:00', end: '12:30' }])).toEqual({ start: '13:30', end: '17:30' });
  });

  it('ends with the day at the latest', () => {
    expect(nextRange([{ start: '14:00', end: '20:30' }])).toEqual({ start: '21:30', end: '23:59' });
  });

  it('offers nothing when the day is full or runs over midnight', () => {
    expect(nextRange([{ start: '14:00', end: '23:00' }])).toBeNull();
    expect(nextRange([{ start: '22:00', end: '06:00' }])).toBeNull();
  });

  it('never overlaps what is there', () => {
    fc.assert(
      fc.property(fc.array(range, { maxLength: 3 }), (ranges) => {
        const added = nextRange(ranges);
        if (added) {
          expect(rangesOverlap([...ranges, added])).toBe(rangesOverlap(ranges));
          expect(isOvernight(added)).toBe(false);
        }
      }),
    );
  });
});

describe('workMinutes', () => {
  it('counts shared minutes once', () => {
    const ranges = [
      { start: '09:00', end: '12:00' },
      { start: '11:00', end: '13:00' },
    ];
    expect(rangesOverlap(ranges)).toBe(true);
    expect(workMinutes(ranges)).toBe(240);
  });

  it('counts an overnight range to its end', () => {
    expect(workMinutes([{ start: '22:00', end: '06:00' }])).toBe(480);
  });

  it('is the number of minutes that some range holds', () => {
    fc.assert(
      fc.property(fc.array(range, { maxLength: 4 }), (ranges) => {
        const held = new Set<number>();
        for (const { start, end } of ranges) {
          const from = minutesOf(start);
          const to = minutesOf(end) > from ? minutesOf(end) : minutesOf(end) + 1440;
          for (let minute = from; minute < to; minute++) held.add(minute);
        }
        expect(workMinutes(ranges)).toBe(held.size);
      }),
      { numRuns: 50 },
    );
  });

  it('adds up to the week', () => {
    expect(weekTotal(commonWeeks.officeDay)).toEqual({ days: 5, minutes: 5 * 510 });
  });
});

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}
