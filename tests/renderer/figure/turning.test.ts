import { expect, test } from 'vitest';
import { dragged, keyed, turned, withinTurn } from '../../../renderer/figure/turning';

const limits = { yaw: [-90, 90], pitch: [-10, 30] } as const;

test('a view beyond the limits becomes the nearest within', () => {
  expect(withinTurn(limits, { yaw: 120, pitch: 50 })).toEqual({ yaw: 90, pitch: 30 });
  expect(withinTurn(limits, { yaw: -20, pitch: -30 })).toEqual({ yaw: -20, pitch: -10 });
});

test('a side is the same side 360 degrees on', () => {
  expect(withinTurn({ yaw: [80, 280], pitch: [0, 10] }, { yaw: -170, pitch: 5 }).yaw).toBe(190);
});

test('dragging to the right turns the figure to the right, at half a degree a pixel', () => {
  expect(dragged(limits, { yaw: 0, pitch: 0 }, 40, 10)).toEqual({ yaw: -20, pitch: 5 });
});

test('arrow keys turn by 15 degrees, other keys do nothing', () => {
  expect(keyed(limits, { yaw: 0, pitch: 0 }, 'ArrowLeft')).toEqual({ yaw: 15, pitch: 0 });
  expect(keyed(limits, { yaw: 85, pitch: 0 }, 'ArrowLeft')).toEqual({ yaw: 90, pitch: 0 });
  expect(keyed(limits, { yaw: 0, pitch: 25 }, 'ArrowUp')).toEqual({ yaw: 0, pitch: 30 });
  expect(keyed(limits, { yaw: 0, pitch: 0 }, 'a')).toBeNull();
});

test('the button goes on by an eighth of a turn and from the last side to the first', () => {
  expect(turned(limits, { yaw: 0, pitch: 8 })).toEqual({ yaw: 45, pitch: 8 });
  expect(turned(limits, { yaw: 80, pitch: 8 })).toEqual({ yaw: 90, pitch: 8 });
  expect(turned(limits, { yaw: 90, pitch: 8 })).toEqual({ yaw: -90, pitch: 8 });
});
