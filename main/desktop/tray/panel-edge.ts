/** Where a desktop has the bar with its icons. */
import type { TrayPlace } from '#core/tray-model';

interface Box {
  readonly y: number;
  readonly height: number;
}

/** Desktops whose icons are at the bottom unless somebody moved them. */
const atTheBottom = /kde|plasma|lxqt|lxde|cinnamon|deepin|windows/i;

/**
 * `desktop`: its name, such as `ubuntu:GNOME`. A bar takes its room from what windows may use;
 * where no room is taken, or at both ends, that desktop's own habit holds.
 */
export function panelEdge(bounds: Box, workArea: Box, desktop: string): TrayPlace['edge'] {
  const above = workArea.y > bounds.y;
  const below = workArea.y + workArea.height < bounds.y + bounds.height;
  if (above !== below) return above ? 'top' : 'bottom';
  return atTheBottom.test(desktop) ? 'bottom' : 'top';
}
