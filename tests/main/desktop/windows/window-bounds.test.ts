import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Area,
  placeCard,
  placeInside,
  placeLarge,
  placeWindow,
} from '../../../../main/desktop/windows/window-bounds';

const screen: Area = { x: 0, y: 30, width: 1280, height: 770 };

describe('the card', () => {
  it('is in the lower end corner, clear of the edges and the panel', () => {
    expect(placeCard({ width: 372, height: 232 }, screen, 'bottom-right')).toEqual({
      x: 892,
      y: 552,
      width: 372,
      height: 232,
    });
  });

  it('is in the other corner where notifications are in that one', () => {
    expect(placeCard({ width: 372, height: 232 }, screen, 'bottom-left')).toEqual({
      x: 16,
      y: 552,
      width: 372,
      height: 232,
    });
  });

  it('is no larger than what is left', () => {
    expect(placeCard({ width: 2000, height: 2000 }, screen, 'bottom-right')).toEqual({
      x: 16,
      y: 46,
      width: 1248,
      height: 738,
    });
  });
});

it('a window is in the middle', () => {
  expect(placeWindow({ width: 880, height: 620 }, screen)).toEqual({
    x: 200,
    y: 105,
    width: 880,
    height: 620,
  });
});

it('a large window takes most of the work area, in its middle', () => {
  expect(placeLarge(screen)).toEqual({ x: 26, y: 46, width: 1229, height: 739 });
});

describe('a window whose display has changed', () => {
  it('stays where it is while it is in sight', () => {
    const window = { x: 17, y: 99, width: 400, height: 300 };
    expect(placeInside(window, screen)).toEqual(window);
  });

  it('comes in by as little as it must', () => {
    expect(placeInside({ x: 1200, y: 10, width: 400, height: 300 }, screen)).toEqual({
      x: 880,
      y: 30,
      width: 400,
      height: 300,
    });
  });

  it('is in sight whatever it was', () => {
    const length = fc.integer({ min: 1, max: 5000 });
    const place = fc.integer({ min: -5000, max: 5000 });
    const area = fc.record({ x: place, y: place, width: length, height: length });
    fc.assert(
      fc.property(area, area, (window, display) => {
        const { x, y, width, height } = placeInside(window, display);
        expect(x).toBeGreaterThanOrEqual(display.x);
        expect(y).toBeGreaterThanOrEqual(display.y);
        expect(x + width).toBeLessThanOrEqual(display.x + display.width);
        expect(y + height).toBeLessThanOrEqual(display.y + display.height);
      }),
    );
  });
});
