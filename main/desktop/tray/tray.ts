import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Menu, type MenuItemConstructorOptions, nativeImage, Tray } from 'electron';
import type { TrayCommand, TrayIcon, TrayItem, TrayModel, TrayPlace } from '#core/tray-model';
import type { Stop, TrayPort } from '../../ports';

export interface TrayParts {
  readonly platform: NodeJS.Platform;
  /** The folder of the tray's icons. */
  readonly icons: string;
  /** A panel that is away for less is not missed. */
  readonly absentAfterMs: number;
  /** Tells which panel shows tray icons, at once and on every change; always some but on Linux. */
  readonly watchHost: (callback: (host: string | null) => void) => Stop;
  /** Where the bar with the icons is. */
  readonly edge: () => TrayPlace['edge'];
}

/** Draws tray models. Call after Electron is ready. */
export function createTray(parts: TrayParts): TrayPort {
  const { platform, icons, absentAfterMs, watchHost, edge } = parts;
  const commandListeners = new Set<(command: TrayCommand) => void>();
  const hostListeners = new Set<(present: boolean) => void>();
  // At once, so that the panel hears of it while the app is still opening its files.
  let tray: Tray | null = newTray({ kind: 'off' });
  let drawn: TrayModel | null = null;
  /** undefined until it is known. */
  let host: string | null | undefined;
  /** What the listeners were told last. */
  let present: boolean | undefined;
  let absence: NodeJS.Timeout | undefined;

  const tell = (command: TrayCommand) => {
    for (const listener of commandListeners) listener(command);
  };

  function newTray(icon: TrayIcon): Tray {
    const created = new Tray(imageOf(icon, icons, platform));
    created.on('click', () => tell({ name: 'open', page: 'today' }));
    return created;
  }

  function draw(model: TrayModel): void {
    const before = tray ? drawn : null;
    drawn = model;
    if (!tray) tray = newTray(model.icon);
    else if (differs(before?.icon, model.icon)) {
      tray.setImage(imageOf(model.icon, icons, platform));
    }
    if (before?.tooltip !== model.tooltip) tray.setToolTip(model.tooltip);
    if (differs(before?.menu, model.menu)) {
      tray.setContextMenu(Menu.buildFromTemplate(model.menu.map((item) => menuItem(item, tell))));
    }
  }

  /** Electron registers its icon once; a panel that comes later or restarts needs it anew. */
  function redraw(): void {
    if (!drawn) return;
    tray?.destroy();
    tray = null;
    draw(drawn);
  }

  function tellPresence(now: boolean): void {
    if (now === present) return;
    present = now;
    for (const listener of hostListeners) listener(now);
  }

  const stopWatching = watchHost((found) => {
    const known = host !== undefined;
    host = found;
    clearTimeout(absence);
    if (found === null) {
      absence = setTimeout(() => tellPresence(false), absentAfterMs);
      return;
    }
    if (known) redraw();
    tellPresence(true);
  });

  return {
    show: draw,
    onCommand(callback) {
      commandListeners.add(callback);
      return () => commandListeners.delete(callback);
    },
    onHostChange(callback) {
      hostListeners.add(callback);
      if (present !== undefined) callback(present);
      return () => hostListeners.delete(callback);
    },
    place: () => ({ shown: present ?? null, edge: edge(), plain: platform === 'darwin' }),
    close() {
      stopWatching();
      clearTimeout(absence);
      tray?.destroy();
      tray = null;
    },
  };
}

function imageOf(icon: TrayIcon, icons: string, platform: NodeJS.Platform) {
  const name = icon.kind === 'counting' ? `counting-${icon.eighths}` : icon.kind;
  // A Linux panel scales one bitmap to its height: the largest, so that it is always crisp.
  if (platform === 'linux') {
    return nativeImage.createFromBuffer(readFileSync(join(icons, `${name}@3x.png`)));
  }
  // Windows takes the size that it needs.
  const file = platform === 'darwin' ? `${name}-Template.png` : `${name}.ico`;
  return nativeImage.createFromPath(join(icons, file));
}

function menuItem(
  item: TrayItem,
  tell: (command: TrayCommand) => void,
): MenuItemConstructorOptions {
  switch (item.kind) {
    case 'separator':
      return { type: 'separator' };
    case 'line':
      return { label: item.label, enabled: false };
    case 'command':
      return { label: item.label, click: () => tell(item.command) };
    case 'toggle':
      return {
        label: item.label,
        type: 'checkbox',
        checked: item.on,
        click: () => tell(item.command),
      };
    case 'submenu':
      return { label: item.label, submenu: item.items.map((inner) => menuItem(inner, tell)) };
  }
}

function differs(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) !== JSON.stringify(b);
}
