import { describe, expect, it } from 'vitest';
import { makeFormat } from '../../../renderer/home/format';

const at = Date.parse('2026-03-03T13:05:00Z');

describe('makeFormat', () => {
  it('writes times in the zone and as the locale does', () => {
    expect(makeFormat('de', 'Europe/Berlin').time(at)).toBe('14:05');
    expect(makeFormat('de', 'Europe/Berlin').hour(at)).toBe('14 Uhr');
    expect(makeFormat('en-US', 'America/New_York').time(at).replace(/\s/u, ' ')).toBe('8:05 AM');
  });

  it('writes the wall-clock times of the settings, whatever the zone', () => {
    expect(makeFormat('de', 'Pacific/Auckland').timeOfDay('10:30')).toBe('10:30');
  });

  it('writes calendar days without a zone moving them', () => {
    expect(makeFormat('en-GB', 'Pacific/Auckland').day('2026-03-03', 'long')).toBe('3 March 2026');
    expect(makeFormat('de', 'America/Adak').day('2026-03-03', 'weekday')).toBe('Dienstag, 3. März');
  });

  it('names weekdays', () => {
    const format = makeFormat('fr', 'UTC');
    expect(format.weekday('monday')).toBe('lundi');
    expect(format.weekdayAt(at)).toBe('mardi');
  });

  it('writes hours and lists', () => {
    const format = makeFormat('de', 'UTC');
    expect(format.hours(510)).toBe('8,5');
    expect(format.list(['Wand', 'Stuhl'], 'disjunction')).toBe('Wand oder Stuhl');
  });
});
