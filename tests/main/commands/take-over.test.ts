import { expect, it } from 'vitest';
import type { TakeOver } from '#core/other-apps';
import { takeOver } from '../../../main/commands/take-over';

const found: TakeOver = {
  app: 'stretchly',
  take: [
    { path: 'breaks.intervalMinutes', value: 60 },
    { path: 'breaks.snoozeLimit', value: 1 },
  ],
  left: ['texts'],
};

function take(locked: readonly string[]) {
  const changed: unknown[] = [];
  const change = (path: string, value: unknown) => {
    changed.push([path, value]);
    return null;
  };
  return { changed, told: takeOver(found, { locked, change }) };
}

it('all that another app has set is set here, and told', () => {
  const { changed, told } = take([]);
  expect(changed).toEqual([
    ['breaks.intervalMinutes', 60],
    ['breaks.snoozeLimit', 1],
  ]);
  expect(told).toEqual(found);
});

it('but what the organisation has locked, which is told as left', () => {
  const { changed, told } = take(['breaks.intervalMinutes']);
  expect(changed).toEqual([['breaks.snoozeLimit', 1]]);
  expect(told).toEqual({
    app: 'stretchly',
    take: [{ path: 'breaks.snoozeLimit', value: 1 }],
    left: ['texts', 'locked'],
  });
});
