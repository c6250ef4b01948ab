import { describe, expect, test } from 'vitest';
import { figureSchema } from '#core/moves/figure-schema';
import { figureOf } from '../../support/figure';

/** The paths of what is wrong with the wall push-up when `value` stands at `path`. */
function faults(path: string, value: unknown): string[] {
  const figure = structuredClone(figureOf('wall-push-up'));
  const keys = path.split('.');
  const last = keys.pop() as string;
  let node = figure as unknown as Record<string, unknown>;
  for (const key of keys) {
    node[key] ??= {};
    node = node[key] as Record<string, unknown>;
  }
  node[last] = value;
  const result = figureSchema.safeParse(figure);
  return result.success ? [] : result.error.issues.map((issue) => issue.path.join('.'));
}

describe('a figure that does not fit is refused with the path of the bad field', () => {
  test.each([
    ['an elbow bent backwards', 'poses.close.both.elbow', -20],
    ['a knee past its limit', 'poses.away.both.knee', 170],
    ['a neck turned too far', 'poses.away.neck.turn', 80],
    ['a step to a pose that does not exist', 'loop.0.to', 'nowhere'],
    ['a step to what every object has', 'loop.0.to', 'toString'],
    ['a step to what every object has', 'loop.0.to', '__proto__'],
    ['a still that every object has', 'stills.1', 'constructor'],
    ['a still that does not exist', 'stills.1', 'nowhere'],
    ['a seated pose that does not exist', 'forms.seated.over.poses', { nowhere: {} }],
    ['the same in the harder form', 'forms.harder.loop.0.to', 'nowhere'],
    ['a step that takes no time', 'loop.0.seconds', 0],
    ['an unknown muscle', 'muscles.0', 'biceps'],
    ['an unknown prop', 'props.0.kind', 'sofa'],
    ['a view that is no angle', 'view.yaw', 'front'],
    ['a turn without end', 'turn.yaw.1', 1e308],
    ['a turn with its ends the wrong way round', 'turn.pitch', [30, -5]],
    ['a length off the scale', 'poses.away.pelvis.x', 1e9],
    ['an arrow from what does not move by itself', 'arrows.0.of', 'nose'],
    [
      'an arrow along poses that do not follow each other',
      'arrows.0.along',
      ['close', 'close', 'close'],
    ],
    ['an arrow along a pose that does not exist', 'arrows.0.along', ['away', 'nowhere']],
    ['a path drawn a thousand times as long', 'arrows.0.grow', 1000],
    ['a hand of no known shape', 'poses.away.both.shape', 'claw'],
    ['a muscle that bears more than all', 'poses.away.both.light', { pecs: 2 }],
  ])('%s: %s', (_what, path, value) => {
    expect(faults(path, value).some((at) => at.startsWith(path))).toBe(true);
  });

  test('every number has an end', () => {
    const numbers: string[] = [];
    const walk = (node: object, at: string): void => {
      for (const [key, value] of Object.entries(node)) {
        const path = at ? `${at}.${key}` : key;
        if (typeof value === 'number') numbers.push(path);
        else if (value && typeof value === 'object') walk(value, path);
      }
    };
    walk(figureOf('wall-push-up'), '');
    expect(numbers.length).toBeGreaterThan(50);
    for (const path of numbers) {
      for (const beyond of [1e308, -1e308]) expect(faults(path, beyond), path).not.toEqual([]);
    }
  });

  test('a misspelt joint is refused where it stands', () => {
    expect(faults('poses.away.elbows', 3)).toContain('poses.away');
  });

  test('what fits is let through', () => {
    expect(faults('poses.close.both.elbow', 90)).toEqual([]);
  });
});
