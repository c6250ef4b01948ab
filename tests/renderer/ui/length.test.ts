import { expect, test } from 'vitest';
import { lengthInWords } from '#core/length';
import { countdown } from '../../../renderer/ui/length';

test.each([
  [0, '0s'],
  [45, '45s'],
  [58.4, '58s'],
  [59.6, '1m'],
  [60, '1m'],
  [83, '1m 25s'],
  [119, '2m'],
  [390, '6m 30s'],
])('%s seconds are “%s”', (seconds, words) => {
  expect(lengthInWords(seconds, 'en-GB')).toBe(words);
});

test('lengths are in the words and digits of the locale', () => {
  expect(lengthInWords(85, 'de')).toBe('1 Min. 25 Sek.');
  expect(lengthInWords(20, 'ar-EG')).toContain('٢٠');
});

test('a countdown has minutes and two digits of seconds', () => {
  expect(countdown(161, 'en')).toBe('2:41');
  expect(countdown(9, 'en')).toBe('0:09');
});
