/** An X screen with a window manager on it, and the hands and eyes of the person before it. */
import { randomUUID } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { outputOf, type RunningProcess, startProcess } from './processes';
import { type Patience, until } from './until';
import { type Size, startXorg, startXvfb, type XServer } from './x-server';

export interface ScreenOptions {
  /** Of each display. */
  width?: number;
  height?: number;
  /** How many displays stand side by side; 1 when left out. */
  displays?: number;
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
  /** Changes the size of the only display, at most to the size it started with. */
  resize(width: number, height: number): Promise<void>;
  /** Unplugs one of several displays, counted from the left, from 0. */
  unplug(display: number): Promise<void>;
  /** Plugs a display in again where it was. */
  plugIn(display: number): Promise<void>;
  openTextWindow(options?: { title?: string; fullScreen?: boolean }): Promise<TextWindow>;
  stop(): Promise<void>;
}

/** Starts an X server on a free display, with a window manager, its files in `directory`. */
export async function startScreen(
  directory: string,
  env: NodeJS.ProcessEnv,
  { width = 1280, height = 800, displays = 1, windowManager = 'openbox' }: ScreenOptions = {},
): Promise<Screen> {
  await mkdir(directory, { recursive: true });
  const size = { width, height };
  const server = displays === 1 ? await startXvfb(directory, size) : await startXorg(directory);
  const screen = new XScreen(directory, server, env, size);
  try {
    if (displays > 1) await screen.setUp(displays);
    if (windowManager === 'openbox') await screen.startOpenbox();
  } catch (error) {
    await screen.stop();
    throw error;
  }
  return screen;
}

class XScreen implements Screen {
  readonly display: string;
  readonly #directory: string;
  readonly #env: NodeJS.ProcessEnv;
  readonly #size: Size;
  readonly #programs: RunningProcess[];

  constructor(directory: string, server: XServer, env: NodeJS.ProcessEnv, size: Size) {
    this.#directory = directory;
    this.display = server.display;
    this.#env = { ...env, DISPLAY: server.display };
    this.#size = size;
    this.#programs = [server.process];
  }

  async setUp(displays: number): Promise<void> {
    await this.#makeMode(this.#size);
    for (let display = 0; display < displays; display += 1) {
      await this.#runs('xrandr', '--addmode', `DUMMY${display}`, modeName(this.#size));
      await this.plugIn(display);
    }
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
    const size = { width, height };
    const mode = modeName(size);
    if (!(await this.#runs('xrandr', '--query')).includes(` ${mode} `)) {
      await this.#makeMode(size);
      await this.#runs('xrandr', '--addmode', 'screen', mode);
    }
    await this.#runs('xrandr', '--output', 'screen', '--mode', mode);
  }

  async unplug(display: number): Promise<void> {
    await this.#runs('xrandr', '--output', `DUMMY${display}`, '--off');
  }

  async plugIn(display: number): Promise<void> {
    const position = `${display * this.#size.width}x0`;
    const mode = ['--mode', modeName(this.#size), '--pos', position];
    await this.#runs('xrandr', '--output', `DUMMY${display}`, ...mode);
    // The server lists it to apps once somebody has asked for what is plugged in.
    await this.#runs('xrandr', '--query');
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

  async #makeMode({ width, height }: Size): Promise<void> {
    // No monitor is behind it, so any timings will do that the server thinks a monitor can take.
    const line = [width, width + 72, width + 200, width + 400];
    const picture = [height, height + 3, height + 9, height + 31];
    const PICTURES_PER_SECOND = 60;
    const megahertz = ((width + 400) * (height + 31) * PICTURES_PER_SECOND) / 1e6;
    const timings = [megahertz.toFixed(2), ...line, ...picture].map(String);
    await this.#runs('xrandr', '--newmode', modeName({ width, height }), ...timings);
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

function modeName({ width, height }: Size): string {
  return `${width}x${height}`;
}

/** The strings in what xprop prints, which escapes the quotes inside them. */
function quoted(text: string): string[] {
  return [...text.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, s = '']) => s.replace(/\\(.)/g, '$1'));
}
