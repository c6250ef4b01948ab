import { describe, expect, it } from 'vitest';
import { matches } from '../../../renderer/home/settings/search';

describe('matches', () => {
  const texts = ['Time between breaks', 'Minutes of sitting until a break is due.', 'Réglages'];

  it.each(['', 'time', 'BREAKS', 'sit break', 'reglages', 'Réglages'])('finds “%s”', (query) => {
    expect(matches(query, texts)).toBe(true);
  });

  it.each([
    ['glosnosc', 'Głośność'],
    ['ISINMA', 'Isınma'],
    ['ısınma', 'ISINMA'],
    ['izin', 'İzin günleri'],
  ])('finds “%s” in “%s”', (query, text) => {
    expect(matches(query, [text])).toBe(true);
  });

  it.each(['snooze', 'time snooze'])('does not find “%s”', (query) => {
    expect(matches(query, texts)).toBe(false);
  });
});
