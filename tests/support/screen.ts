/** An X screen with a window manager on it, and the hands and eyes of the person before it. */
import { randomUUID } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { outputOf, type RunningProcess, startProcess } from './processes';
import { type Patience, until } from './until';

export interface ScreenOptions {
  width?: number;
  height?: number;
  /** `none` is a bare X server. */
  windowManager?: 'openbox' | 'none';
}

/** A window as the window manager knows it; positions in pixels from the screen's top left. */
export interface ScreenWindow {
  /** `0x…` */
  id: string;
  title: string;
  /** `WM_CLASS`: the instance and the class. */
  classes: string[];
  pid: number | null;
  x: number;
  y: number;
  width: number;
  height: number;
  /** `_NET_WM_STATE_ABOVE`, `_NET_WM_STATE_FULLSCREEN`, … */
  states: string[];
  /** `_NET_WM_WINDOW_TYPE_NORMAL`, … */
  types: string[];
}

/** A terminal that keeps what is typed into it. */
export interface TextWindow {
  readonly id: string;
  typed(): Promise<string>;
  close(): Promise<void>;
}

export interface Screen {
  /** `:7` */
  readonly display: string;
  /** The windows of apps, the lowest first. */
  windows(): Promise<ScreenWindow[]>;
  /** The first window that answers to `title`, waited for. */
  window(title: string | RegExp, patience?: Patience): Promise<ScreenWindow>;
  /** The id of the window that has the keyboard, or `null`. */
  activeWindow(): Promise<string | null>;
  activate(window: { id: string }): Promise<void>;
  close(window: { id: string }): Promise<void>;
  /** Types on the keyboard, into whatever has it. */
  type(text: string): Promise<void>;
  /** Presses keys together, as xdotool names them: `ctrl+Return`. */
  press(keys: string): Promise<void>;
  click(x: number, y: number): Promise<void>;
  moveMouse(x: number, y: number): Promise<void>;
  /** Writes what is on the screen to a PNG file. */
  screenshot(file: string): Promise<void>;
  /** Changes the screen's size, at most to the size it started with. */
  resize(width: number, height: number): Promise<void>;
  openTextWindow(options?: { title?: string; fullScreen?: boolean }): Promise<TextWindow>;
  stop(): Promise<void>;
}

/** Starts an X server on a free display, with a window manager, its files in `directory`. */
export async function startScreen(
  directory: string,
  env: NodeJS.ProcessEnv,
  { width = 1280, height = 800, windowManager = 'openbox' }: ScreenOptions = {},
): Promise<Screen> {
  await mkdir(directory, { recursive: true });
  const COLOUR_DEPTH = 24;
  const server = startProcess('Xvfb', [
    ...['-displayfd', '1'],
    ...['-screen', '0', `${width}x${height}x${COLOUR_DEPTH}`],
    ...['-nolisten', 'tcp'],
    '-noreset',
  ]);
  const [number] = await server.says(/^\d+$/m);
  const screen = new XvfbScreen(directory, `:${number}`, env, server);
  if (windowManager === 'openbox') await screen.startOpenbox();
  return screen;
}

class XvfbScreen implements Screen {
  readonly display: string;
  readonly #directory: string;
  readonly #env: NodeJS.ProcessEnv;
  readonly #programs: RunningProcess[];

  constructor(directory: string, display: string, env: NodeJS.ProcessEnv, server: RunningProcess) {
    this.#directory = directory;
    this.display = display;
    this.#env = { ...env, DISPLAY: display };
    this.#programs = [server];
  }

  async startOpenbox(): Promise<void> {
    // What it claims on the root window comes before it is ready: a window shown in between
    // is never mapped. The startup command runs when it is.
    const openbox = startProcess('openbox', ['--startup', 'echo ready'], { env: this.#env });
    this.#programs.push(openbox);
    await openbox.says(/^ready$/m);
  }

  async windows(): Promise<ScreenWindow[]> {
    const windows = await Promise.all(
      (await this.#windowIds('_NET_CLIENT_LIST_STACKING')).map((id) =>
        // A window may close between the list and the look at it.
        this.#look(id).catch(() => null),
      ),
    );
    return windows.filter((window) => window !== null);
  }

  window(title: string | RegExp, patience: Patience = {}): Promise<ScreenWindow> {
    return until(
      async () => {
        const windows = await this.windows();
        const found = windows.find((w) =>
          typeof title === 'string' ? w.title === title : title.test(w.title),
        );
        if (found === undefined) {
          throw new Error(`On screen are only: ${windows.map((w) => `“${w.title}”`).join(', ')}`);
        }
        return found;
      },
      { what: `a window with the title ${title}`, ...patience },
    );
  }

  async activeWindow(): Promise<string | null> {
    const [id] = await this.#windowIds('_NET_ACTIVE_WINDOW');
    // openbox goes on naming a window that has gone while there is no other.
    const open = await this.#windowIds('_NET_CLIENT_LIST_STACKING');
    return id !== undefined && open.includes(id) ? id : null;
  }

  async activate({ id }: { id: string }): Promise<void> {
    await this.#xdotool('windowactivate', '--sync', id);
    await until(async () => (await this.activeWindow()) === id, { what: `${id} to have focus` });
  }

  async close({ id }: { id: string }): Promise<void> {
    await this.#xdotool('windowclose', id);
  }

  async type(text: string): Promise<void> {
    await this.#xdotool('type', '--delay', '5', '--', text);
  }

  async press(keys: string): Promise<void> {
    await this.#xdotool('key', keys);
  }

  async click(x: number, y: number): Promise<void> {
    const LEFT_BUTTON = '1';
    await this.#xdotool('mousemove', String(x), String(y), 'click', LEFT_BUTTON);
  }

  async moveMouse(x: number, y: number): Promise<void> {
    await this.#xdotool('mousemove', String(x), String(y));
  }

  async screenshot(file: string): Promise<void> {
    await this.#runs('import', '-silent', '-window', 'root', file);
  }

  async resize(width: number, height: number): Promise<void> {
    const mode = `${width}x${height}`;
    const known = await this.#runs('xrandr', '--query');
    if (!known.includes(` ${mode} `)) {
      // No monitor is behind it, so the timings may be anything.
      const timings = [width, width, width, width, height, height, height, height].map(String);
      await this.#runs('xrandr', '--newmode', mode, '0', ...timings);
      await this.#runs('xrandr', '--addmode', 'screen', mode);
    }
    await this.#runs('xrandr', '--output', 'screen', '--mode', mode);
  }

  async openTextWindow({ title = 'Notes', fullScreen = false } = {}): Promise<TextWindow> {
    const file = join(this.#directory, `typed-${randomUUID()}`);
    const terminal = startProcess(
      'xterm',
      [
        ...(fullScreen ? ['-fullscreen'] : ['-geometry', '60x12+40+40']),
        ...['-T', title],
        // Each key goes to the file as it is typed, not with the end of the line.
        ...['-e', 'sh', '-c', `stty -icanon; exec cat > '${file}'`],
      ],
      { env: this.#env },
    );
    this.#programs.push(terminal);
    const { id } = await until(
      async () => (await this.windows()).find(({ pid }) => pid === terminal.pid),
      { what: `the text window “${title}”` },
    );
    await this.activate({ id });
    // `cat` makes its file when it is ready to read.
    const typed = (): Promise<string> => readFile(file, 'utf8');
    await until(async () => (await typed()) === '', { what: 'the text window to take keys' });
    return { id, typed, close: () => terminal.stop() };
  }

  async stop(): Promise<void> {
    for (const program of this.#programs.reverse()) await program.stop();
  }

  async #look(id: string): Promise<ScreenWindow> {
    const [properties, geometry] = await Promise.all([
      this.#runs(
        'xprop',
        ...['-id', id, '-notype', '-len', '4096'],
        ...['_NET_WM_NAME', 'WM_NAME', 'WM_CLASS', '_NET_WM_PID'],
        ...['_NET_WM_STATE', '_NET_WM_WINDOW_TYPE'],
      ),
      this.#runs('xwininfo', '-id', id),
    ]);
    const property = (name: string): string =>
      properties.match(new RegExp(`^${name} = (.*)$`, 'm'))?.[1] ?? '';
    const measure = (name: string): number =>
      Number(geometry.match(new RegExp(`${name}: +(-?\\d+)`))?.[1]);
    const pid = property('_NET_WM_PID');
    return {
      id,
      title: quoted(property('_NET_WM_NAME'))[0] ?? quoted(property('WM_NAME'))[0] ?? '',
      classes: quoted(property('WM_CLASS')),
      pid: pid === '' ? null : Number(pid),
      x: measure('Absolute upper-left X'),
      y: measure('Absolute upper-left Y'),
      width: measure('Width'),
      height: measure('Height'),
      states: property('_NET_WM_STATE').match(/_NET_\w+/g) ?? [],
      types: property('_NET_WM_WINDOW_TYPE').match(/_NET_\w+/g) ?? [],
    };
  }

  /** The windows that a property of the root window names. */
  async #windowIds(property: string): Promise<string[]> {
    return (await this.#runs('xprop', '-root', '-notype', property)).match(/0x[\da-f]+/g) ?? [];
  }

  #xdotool(...args: string[]): Promise<string> {
    return this.#runs('xdotool', ...args);
  }

  #runs(command: string, ...args: string[]): Promise<string> {
    return outputOf(command, args, { env: this.#env });
  }
}

/** The strings in what xprop prints, which escapes the quotes inside them. */
function quoted(text: string): string[] {
  return [...text.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, s = '']) => s.replace(/\\(.)/g, '$1'));
}
