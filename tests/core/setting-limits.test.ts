import { describe, expect, it } from 'vitest';
import { choicesOf, limitsOf } from '#core/setting-limits';

describe('what the schema says of a key', () => {
  it('knows the range of a number', () => {
    expect(limitsOf('breaks.intervalMinutes')).toEqual({ min: 5, max: 180 });
    expect(limitsOf('sound.volume')).toEqual({ min: 0, max: 1 });
  });

  it('knows the values of a choice and of a list of choices', () => {
    expect(choicesOf('breaks.presence')).toEqual(['notification', 'card', 'fullscreen']);
    expect(choicesOf('body.equipment')).toContain('band');
  });

  it('refuses a key of another kind, or none', () => {
    expect(() => limitsOf('breaks.skipAllowed')).toThrow(RangeError);
    expect(() => choicesOf('breaks.intervalMinutes')).toThrow(RangeError);
    expect(() => limitsOf('breaks.nothing')).toThrow(RangeError);
  });
});
