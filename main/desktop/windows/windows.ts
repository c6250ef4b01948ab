/**
 * The app's windows. They are made when needed and destroyed when done; none ever takes the
 * keyboard unless the person just asked for it.
 */
import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  type BrowserWindowConstructorOptions,
  type Display,
  nativeTheme,
  screen,
} from 'electron';
import { viewChannel } from '#core/channels';
import type { ViewKind, ViewState } from '#core/contract';
import type { LogPort, WindowLoss, WindowRequest, WindowsPort } from '../../ports';
import { inWaylandSession, onNativeWayland } from '../linux/wayland';
import type { XDisplay } from '../linux/x-display';
import { endAudioService } from './audio-service';
import { likelyDisplay } from './display-in-use';
import { pageOrigin } from './protocol';
import {
  type Area,
  type CardCorner,
  placeCard,
  placeInside,
  placeLarge,
  placeWindow,
  type Size,
} from './window-bounds';

/** Logical pixels at 100 % text. */
const sizes: Readonly<Record<ViewKind, Size>> = {
  card: { width: 372, height: 256 },
  session: { width: 880, height: 620 },
  home: { width: 1040, height: 760 },
};

const pages: Readonly<Record<ViewKind, string>> = {
  card: 'break.html?view=card',
  session: 'break.html?view=session',
  home: 'home.html',
};

/**
 * A window is shown after so long, whatever its page has told by then: `ready-to-show` stays away
 * on some systems (electron/electron#48859, #54025).
 */
const paintLimitMs = 2_000;

/** A page that is silent for so long is given up; its window closes. */
const hangLimitMs = 10_000;

export interface Windows extends WindowsPort {
  /** Which view the page with this id shows; undefined for a page that is not ours. */
  kindOf(webContentsId: number): ViewKind | undefined;
  viewOf(kind: ViewKind): ViewState | undefined;
  /** The app ends: windows that go from now on are not told of, as nobody has closed them. */
  leave(): void;
  /** Chromium could start no process for a page: what starts them is gone, for every page to come. */
  onNoProcess(callback: () => void): void;
}

/** A wish to see a window, and where it is to be. */
interface Asked {
  readonly request: WindowRequest;
  /** undefined for windows that cover every display. */
  readonly display: Promise<Display> | undefined;
  readonly corner: Promise<CardCorner>;
}

export interface WindowsParts {
  /** The folder of the built pages and preload. */
  readonly outDir: string;
  /** Path of the picture of the app's windows. */
  readonly icon: string;
  readonly log: LogPort;
  /** Which display the person looks at. Never rejects. */
  readonly displayInUse: () => Promise<Display>;
  /** Where no notification covers the card. Never rejects. */
  readonly cardCorner: () => Promise<CardCorner>;
  /** What only the X server can be asked for; null without one. */
  readonly x: Pick<XDisplay, 'keepQuiet' | 'fillDisplay'> | null;
}

export function createWindows(parts: WindowsParts): Windows {
  const { outDir, icon, log } = parts;
  const open = new Map<ViewKind, Set<BrowserWindow>>();
  const views = new Map<ViewKind, ViewState>();
  const kinds = new Map<number, ViewKind>();
  /** How to show those that are open; one that is only prepared isn't shown. */
  const asked = new Map<ViewKind, Asked>();
  /** What the windows of a kind were made for, to compare. */
  const made = new Map<ViewKind, string>();
  /** Windows whose page can be shown. */
  const ready = new Set<BrowserWindow>();
  const lostListeners = new Set<(kind: ViewKind, how: WindowLoss) => void>();
  /** The display, by its id, that a full-screen window covers. */
  const covers = new Map<BrowserWindow, number>();
  let homeStays = false;
  /** Whether screen captures leave card and session out. */
  let hidden = false;
  let noProcess = () => {};
  // No view has anything to save, and one that hangs would keep the app from its end.
  app.once('before-quit', () => {
    leave();
    for (const window of BrowserWindow.getAllWindows()) window.destroy();
  });

  function leave(): void {
    lostListeners.clear();
  }

  function windowsOf(kind: ViewKind): readonly BrowserWindow[] {
    return [...(open.get(kind) ?? [])].filter((window) => !window.isDestroyed());
  }

  function isOpen(kind: ViewKind): boolean {
    return asked.has(kind) && windowsOf(kind).length > 0;
  }

  function close(kind: ViewKind): void {
    asked.delete(kind);
    views.delete(kind);
    destroyAll(kind);
  }

  function destroyAll(kind: ViewKind): void {
    const closing = windowsOf(kind);
    open.delete(kind);
    for (const window of closing) window.destroy();
  }

  function lose(kind: ViewKind, how: WindowLoss, why: string): void {
    if (!open.has(kind)) return;
    if (how === 'failed') log.warn(`window ${kind}: ${why}`);
    close(kind);
    for (const listener of lostListeners) listener(kind, how);
  }

  /** Makes the windows for this request, unless those that are there were made for the same. */
  function make(kind: ViewKind, request: WindowRequest): void {
    const displays = coversAll(request) ? screen.getAllDisplays() : [likelyDisplay()];
    const ids = coversAll(request) && displays.map(({ id }) => id);
    const wish = JSON.stringify([request.layout, request.textSize, ids]);
    if (windowsOf(kind).length > 0 && made.get(kind) === wish) return;
    destroyAll(kind);
    made.set(kind, wish);
    open.set(kind, new Set(displays.map((display) => create(kind, display, request))));
  }

  /** Shows the window as and where it was asked for, once both are there: the wish and the page. */
  async function show(kind: ViewKind, window: BrowserWindow): Promise<void> {
    const wish = asked.get(kind);
    if (!wish || !ready.has(window)) return;
    const { request } = wish;
    const [display, corner] = await Promise.all([wish.display, wish.corner]);
    if (window.isDestroyed() || asked.get(kind) !== wish) return;
    if (display) {
      if (covers.has(window)) covers.set(window, display.id);
      moveTo(window, areaFor(kind, display, request, corner));
    }
    if (request.focus) window.show();
    else window.showInactive();
    if (staysApart(kind, request)) keepQuiet(window);
    // A Wayland compositor sizes windows itself, unless they ask to be full screen. Elsewhere
    // that state would take the keyboard, and the size alone does it.
    if (request.layout === 'fullscreen' && inWaylandSession) window.setFullScreen(true);
  }

  /** Electron's `skipTaskbar` does nothing on X11; and KWin calls attention to what may not take the keyboard. */
  function keepQuiet(window: BrowserWindow): void {
    parts.x
      ?.keepQuiet(xNumber(window))
      .catch((error: unknown) => log.warn(`taskbar: ${String(error)}`));
  }

  /** Marco and Mutter keep windows between the panels, covers too, unless they ask to be full screen. */
  function fillDisplay(window: BrowserWindow): void {
    const display = screen.getAllDisplays().find(({ id }) => id === covers.get(window));
    if (!parts.x || !display) return;
    const { width, height } = window.getBounds();
    if (width >= display.bounds.width && height >= display.bounds.height) return;
    parts.x
      .fillDisplay(xNumber(window))
      .catch((error: unknown) => log.warn(`full screen: ${String(error)}`));
  }

  function create(kind: ViewKind, display: Display, request: WindowRequest): BrowserWindow {
    const window = new BrowserWindow({
      ...baseOptions(outDir, icon),
      ...optionsFor(kind, display, request),
    });
    const id = window.webContents.id;
    kinds.set(id, kind);
    if (request.layout === 'fullscreen') {
      covers.set(window, display.id);
      window.on('resize', () => fillDisplay(window));
    }
    if (kind !== 'home') window.setContentProtection(hidden);
    if (kind !== 'home') {
      window.setAlwaysOnTop(true, request.layout === 'fullscreen' ? 'screen-saver' : 'floating');
      window.setVisibleOnAllWorkspaces(true, {
        visibleOnFullScreen: true,
        // Or a Dock icon would come and go: there is none (LSUIElement).
        skipTransformProcessType: true,
      });
    }
    function becomeReady(): void {
      clearTimeout(late);
      if (window.isDestroyed() || ready.has(window)) return;
      ready.add(window);
      void show(kind, window);
    }
    const late = setTimeout(becomeReady, paintLimitMs);
    if (inWaylandSession) window.webContents.once('did-finish-load', becomeReady);
    else window.once('ready-to-show', becomeReady);
    let hung: NodeJS.Timeout | undefined;
    window.on('unresponsive', () => {
      clearTimeout(hung);
      hung = setTimeout(() => lose(kind, 'failed', 'its page hangs'), hangLimitMs);
    });
    window.on('responsive', () => clearTimeout(hung));
    window.webContents.on('render-process-gone', (_event, details) => {
      lose(kind, 'failed', `its renderer ended: ${details.reason}`);
      if (details.reason === 'launch-failed') noProcess();
    });
    window.webContents.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
      if (!isMainFrame) return;
      lose(kind, 'failed', `its page did not load: ${description} (${code})`);
    });
    window.on('close', (event) => {
      if (kind !== 'home' || !homeStays) return;
      event.preventDefault();
      window.minimize();
    });
    window.on('closed', () => {
      clearTimeout(hung);
      clearTimeout(late);
      kinds.delete(id);
      ready.delete(window);
      covers.delete(window);
      const rest = open.get(kind);
      rest?.delete(window);
      if (kind === 'session' && windowsOf('session').length === 0) endAudioService();
      if (rest?.size === 0) lose(kind, 'closed', 'closed');
    });
    void window.loadURL(`${pageOrigin}/${pages[kind]}`).catch((error: unknown) => {
      log.warn(`window ${kind}: ${String(error)}`);
    });
    return window;
  }

  /** A cover whose display is gone goes too, unless it is the last of its kind. */
  function keepCovering(kind: ViewKind, window: BrowserWindow, displayId: number): void {
    const display = screen.getAllDisplays().find(({ id }) => id === displayId);
    if (!display && windowsOf(kind).length > 1) {
      window.destroy();
      return;
    }
    const covered = display ?? likelyDisplay();
    covers.set(window, covered.id);
    moveTo(window, coverOf(covered));
  }

  function keepOnScreen(): void {
    for (const kind of open.keys()) {
      for (const window of windowsOf(kind)) {
        const displayId = covers.get(window);
        if (displayId !== undefined) keepCovering(kind, window, displayId);
        else {
          const bounds = window.getBounds();
          moveTo(window, placeInside(bounds, screen.getDisplayMatching(bounds).workArea));
        }
      }
    }
  }
  /** A display that is plugged in during a full-screen break is covered like the others. */
  function coverNew(_event: unknown, display: Display): void {
    for (const [kind, { request }] of asked) {
      const windows = open.get(kind);
      if (!windows || !coversAll(request)) continue;
      const covered = windowsOf(kind).map((window) => covers.get(window));
      if (!covered.includes(display.id)) windows.add(create(kind, display, request));
    }
  }

  screen.on('display-added', coverNew);
  screen.on('display-removed', keepOnScreen);
  screen.on('display-metrics-changed', keepOnScreen);

  return {
    placesCard: !onNativeWayland,
    prepare(kind, request) {
      if (!isOpen(kind)) make(kind, request);
    },
    open(kind, request) {
      if (isOpen(kind)) {
        if (request.focus) for (const window of windowsOf(kind)) bringForward(window);
        return;
      }
      make(kind, request);
      const display = coversAll(request) ? undefined : parts.displayInUse();
      asked.set(kind, { request, display, corner: parts.cardCorner() });
      for (const window of windowsOf(kind)) void show(kind, window);
    },
    close,
    isOpen,
    publish(view) {
      views.set(view.kind, view);
      for (const window of windowsOf(view.kind)) window.webContents.send(viewChannel, view);
    },
    focus(kind) {
      for (const window of windowsOf(kind)) bringForward(window);
    },
    onLost(callback) {
      lostListeners.add(callback);
      return () => lostListeners.delete(callback);
    },
    keepHome(on) {
      homeStays = on;
    },
    hideFromCapture(on) {
      if (on === hidden) return;
      hidden = on;
      for (const kind of open.keys()) {
        if (kind === 'home') continue;
        for (const window of windowsOf(kind)) window.setContentProtection(on);
      }
    },
    leave,
    kindOf: (id) => kinds.get(id),
    viewOf: (kind) => views.get(kind),
    onNoProcess(callback) {
      noProcess = callback;
    },
  };
}

function baseOptions(outDir: string, icon: string): BrowserWindowConstructorOptions {
  return {
    icon,
    show: false,
    // On Wayland a window that has painted while hidden never gets on the screen.
    paintWhenInitiallyHidden: !inWaylandSession,
    title: 'Unhunch',
    // Before the page has painted, the paper it will paint.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#161a21' : '#f4f6f8',
    webPreferences: {
      preload: join(outDir, 'preload', 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      backgroundThrottling: true,
    },
  };
}

function optionsFor(
  kind: ViewKind,
  display: Display,
  request: WindowRequest,
): BrowserWindowConstructorOptions {
  const area = areaFor(kind, display, request, 'bottom-right');
  if (request.layout === 'fullscreen') {
    // From Electron 43 on Linux rounds them too, and what is behind would show.
    return { ...area, frame: false, skipTaskbar: true, roundedCorners: false };
  }
  if (kind === 'card') {
    return {
      ...area,
      frame: false,
      resizable: false,
      minimizable: false,
      maximizable: false,
      skipTaskbar: true,
      transparent: false,
    };
  }
  return { ...area, minWidth: 360, minHeight: 480 };
}

function areaFor(
  kind: ViewKind,
  display: Display,
  request: WindowRequest,
  corner: CardCorner,
): Area {
  if (request.layout === 'fullscreen') return coverOf(display);
  if (request.layout === 'large') return placeLarge(display.workArea);
  const scale = request.textSize / 100;
  const size = { width: sizes[kind].width * scale, height: sizes[kind].height * scale };
  return kind === 'card'
    ? placeCard(size, display.workArea, corner)
    : placeWindow(size, display.workArea);
}

/** Windows that are no task of their own. */
function staysApart(kind: ViewKind, { layout }: WindowRequest): boolean {
  return kind === 'card' || layout === 'fullscreen';
}

function coversAll(request: WindowRequest): boolean {
  return request.layout === 'fullscreen' && request.displays === 'all';
}

function coverOf({ bounds }: Display): Area {
  const { x, y, width, height } = bounds;
  // On X11 Chromium makes a window of exactly the display's size a pixel smaller.
  const more = process.platform === 'linux' ? 1 : 0;
  return { x, y, width: width + more, height: height + more };
}

function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** Its number at the X server. */
function xNumber(window: BrowserWindow): number {
  return window.getNativeWindowHandle().readUInt32LE(0);
}

/** A pixel more or less, as X11 window managers have it, is no reason to move. */
function moveTo(window: BrowserWindow, to: Area): void {
  const from = window.getBounds();
  const isThere = (['x', 'y', 'width', 'height'] as const).every(
    (side) => Math.abs(from[side] - to[side]) <= 1,
  );
  if (!isThere) window.setBounds(to);
}
