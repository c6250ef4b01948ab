import { describe, expect, test } from 'vitest';
import { LOOKS } from '../../../renderer/figure/looks';
import { Scene } from '../../../renderer/figure/scene';
import { blindCanvas } from '../../../scripts/figure-window/blind-canvas';
import { figures, sceneOf } from '../../support/figure';

describe.each([...figures])('%s', (_id, figure) => {
  test.each(Object.entries(LOOKS))(
    'draws %s from every side it may be turned to',
    (_name, look) => {
      const scene = new Scene(figure, { look, theme: 'dark' });
      const canvas = blindCanvas();
      const [left, right] = scene.turn.yaw;
      for (let i = 0; i <= 8; i++) {
        const yaw = left + ((right - left) * i) / 8;
        scene.draw(canvas, (i / 8) * scene.durationMs, { yaw, pitch: 5 }, 300, 300);
      }
      expect(canvas.calls).toBeGreaterThan(2000);
    },
  );

  test('its best view is one it may be turned to', () => {
    const { yaw, pitch } = figure.view;
    expect(yaw).toBeGreaterThanOrEqual(figure.turn.yaw[0]);
    expect(yaw).toBeLessThanOrEqual(figure.turn.yaw[1]);
    expect(pitch).toBeGreaterThanOrEqual(figure.turn.pitch[0]);
    expect(pitch).toBeLessThanOrEqual(figure.turn.pitch[1]);
  });
});

test('the other side is seen from the mirrored view', () => {
  expect(sceneOf('upper-trap-stretch', 'standard', 'right').bestView.yaw).toBe(
    -sceneOf('upper-trap-stretch', 'standard', 'left').bestView.yaw,
  );
});

test('nothing that is not a number reaches the canvas', () => {
  const bad: string[] = [];
  for (const [id, figure] of figures) {
    const scene = new Scene(figure, { look: LOOKS.juno, theme: 'light' });
    const canvas = blindCanvas();
    const check = (...args: number[]): void => {
      if (!args.every(Number.isFinite)) bad.push(id);
    };
    Object.assign(canvas, { moveTo: check, lineTo: check, arc: check, quadraticCurveTo: check });
    scene.draw(canvas, 1700, scene.bestView, 320, 320);
  }
  expect(bad).toEqual([]);
});
