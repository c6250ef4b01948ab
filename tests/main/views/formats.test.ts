import { describe, expect, it } from 'vitest';
import { formatsOf } from '../../../main/desktop/startup/system-formats';
import { withFormats } from '../../../main/views/formats';

const noFormats = { clock: null, weekStart: null };

const write = (locale: string) =>
  new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }).format(
    Date.UTC(2026, 2, 2, 14, 5),
  );

describe('the formats of a region', () => {
  it.each([
    ['de-DE', '24h', 'monday'],
    ['en-GB', '24h', 'monday'],
    ['en-US', '12h', 'sunday'],
    ['en-DK', '24h', 'monday'],
    ['ar-EG', '12h', 'saturday'],
    ['ja-JP', '24h', 'sunday'],
  ])('%s has a clock of %s and weeks from %s', (tag, clock, weekStart) => {
    expect(formatsOf(tag)).toEqual({ clock, weekStart });
  });

  it.each([null, 'not a tag', 'c!'])('%s has none', (tag) => {
    expect(formatsOf(tag)).toEqual(noFormats);
  });
});

describe('formats are not languages', () => {
  it('English words, German formats: 24 hours, weeks from Monday', () => {
    const locale = withFormats('en-US', formatsOf('de-DE'), 'system');
    expect(write(locale)).toBe('14:05');
    expect(locale).toBe('en-US-u-fw-mon-hc-h23');
  });

  it('German words, American formats: 12 hours, weeks from Sunday', () => {
    const locale = withFormats('de', formatsOf('en-US'), 'system');
    expect(write(locale)).toBe('2:05 PM');
    expect(locale).toBe('de-u-fw-sun-hc-h12');
  });

  it('what the person chose for the clock comes first', () => {
    expect(write(withFormats('en-US', formatsOf('de-DE'), '12h'))).toBe('2:05 PM');
    expect(write(withFormats('de', noFormats, '12h'))).toBe('2:05 PM');
    expect(write(withFormats('en-US', noFormats, '24h'))).toBe('14:05');
  });

  it('without either, the language has its own', () => {
    expect(withFormats('en-US', noFormats, 'system')).toBe('en-US');
  });

  it('a tag keeps what it says already', () => {
    expect(withFormats('ar-EG-u-nu-latn', formatsOf('de-DE'), 'system')).toBe(
      'ar-EG-u-fw-mon-hc-h23-nu-latn',
    );
  });
});
