import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { issueText, messageOf } from '#core/error-message';

describe('what went wrong is said', () => {
  it('in the words of an error, or by what was thrown in its place', () => {
    expect(messageOf(new RangeError('too far'))).toBe('too far');
    expect(messageOf('no error at all')).toBe('no error at all');
    expect(messageOf(undefined)).toBe('undefined');
  });

  it('by a schema: the first thing, with its place', () => {
    const schema = z.object({ days: z.array(z.int('no whole number')) }, 'no object');
    const wrong = (value: unknown) => {
      const { error } = schema.safeParse(value);
      return error && issueText(error);
    };
    expect(wrong({ days: [1, 'two', 'three'] })).toBe('days.1: no whole number');
    expect(wrong(null)).toBe('no object');
  });
});
