import { describe, expect, it } from 'vitest';
import { choicesOf, limitsAt, limitsOf } from '#core/setting-limits';
import type { PathOf } from '#core/setting-paths';

describe('what the schema says of a key', () => {
  it('knows the range of a number', () => {
    expect(limitsOf('breaks.intervalMinutes')).toEqual({ min: 5, max: 180 });
    expect(limitsOf('sound.volume')).toEqual({ min: 0, max: 1 });
  });

  it('knows the values of a choice and of a list of choices', () => {
    expect(choicesOf('breaks.presence')).toEqual(['notification', 'card', 'fullscreen']);
    expect(choicesOf('body.equipment')).toContain('band');
  });

  it('has no limits for a key of another kind, or none', () => {
    expect(limitsAt('breaks.skipAllowed')).toBeNull();
    expect(limitsAt('breaks.fixedTimes.0')).toBeNull();
    expect(limitsAt('breaks.nothing')).toBeNull();
  });

  it('asked for the range of what holds no number, throws', () => {
    const path: string = 'breaks.skipAllowed';
    expect(() => limitsOf(path as PathOf<number>)).toThrow('breaks.skipAllowed holds no number');
  });

  it('has no choices for a text', () => {
    expect(() => choicesOf('body.plan')).toThrow(RangeError);
    expect(() => choicesOf('daysOff')).toThrow(RangeError);
  });
});
