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
    ['a still that does not exist', 'stills.1', 'nowhere'],
    ['the same in the harder form', 'harder.loop.0.to', 'nowhere'],
    ['a step that takes no time', 'loop.0.seconds', 0],
    ['an unknown muscle', 'muscles.0', 'biceps'],
    ['an unknown prop', 'props.0.kind', 'sofa'],
    ['a view that is no angle', 'view.yaw', 'front'],
  ])('%s: %s', (_what, path, value) => {
    expect(faults(path, value)).toContain(path);
  });

  test('a misspelt joint is refused where it stands', () => {
    expect(faults('poses.away.elbows', 3)).toContain('poses.away');
  });

  test('what fits is let through', () => {
    expect(faults('poses.close.both.elbow', 90)).toEqual([]);
  });
});
