import { describe, expect, it } from 'vitest';
import { acceleratorOf } from '../../../renderer/home/settings/accelerator';

const none = { ctrlKey: false, altKey: false, shiftKey: false, metaKey: false };

describe('acceleratorOf', () => {
  it.each([
    [{ code: 'KeyB', ctrlKey: true, altKey: true }, 'Ctrl+Alt+B'],
    [{ code: 'Digit1', metaKey: true, shiftKey: true }, 'Shift+Super+1'],
    [{ code: 'F9' }, 'F9'],
    [{ code: 'ArrowUp', ctrlKey: true }, 'Ctrl+Up'],
    [{ code: 'Space', altKey: true }, 'Alt+Space'],
  ])('writes %j as %s', (press, keys) => {
    expect(acceleratorOf({ ...none, ...press })).toBe(keys);
  });

  it.each([
    ['a letter alone would be missed in every text', { code: 'KeyB' }],
    ['so would a capital', { code: 'KeyB', shiftKey: true }],
    ['only modifiers are held', { code: 'ControlLeft', ctrlKey: true }],
    ['Electron knows no such key', { code: 'F25' }],
  ])('waits on when %s', (_why, press) => {
    expect(acceleratorOf({ ...none, ...press })).toBeNull();
  });
});
