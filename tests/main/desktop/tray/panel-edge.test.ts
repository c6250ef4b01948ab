import { describe, expect, it } from 'vitest';
import { panelEdge } from '../../../../main/desktop/tray/panel-edge';

const screen = { y: 0, height: 1080 };

describe('the bar with the icons', () => {
  it.each([
    ['above what windows may use', { y: 28, height: 1052 }, 'KDE', 'top'],
    ['below it', { y: 0, height: 1040 }, 'ubuntu:GNOME', 'bottom'],
    ['by habit where nothing is taken', { y: 0, height: 1080 }, 'KDE', 'bottom'],
    ['by habit where nothing is taken, at the top', { y: 0, height: 1080 }, 'sway', 'top'],
    ['by habit where both ends are taken', { y: 24, height: 1020 }, 'MATE', 'top'],
    ['by habit at the bottom', { y: 24, height: 1020 }, 'X-Cinnamon', 'bottom'],
  ] as const)('is %s', (_, workArea, desktop, edge) => {
    expect(panelEdge(screen, workArea, desktop)).toBe(edge);
  });
});
