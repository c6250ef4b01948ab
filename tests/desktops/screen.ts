/** What a person sees and touches on a desktop under test, in the way of whoever draws it. */
import { join } from 'node:path';
import { z } from 'zod';
import type { Screen, SeenWindow, Session } from './desktop-under-test';
import { xScreenFolder } from './session';

/** A line of `xwininfo -tree`: a name, sizes, the place in its parent, and on the screen. */
const xWindowLine =
  /^\s*(0x[0-9a-f]+) "(.*)": \(.*\)\s+(\d+)x(\d+)\+-?\d+\+-?\d+\s+\+(-?\d+)\+(-?\d+)$/;

export const x11Screen: Screen = {
  async windows(session, words) {
    const [root, tree] = await Promise.all([
      session.ask('xprop', '-root', '_NET_CLIENT_LIST'),
      session.ask('xwininfo', '-root', '-tree'),
    ]);
    const listed: readonly string[] = root.match(/0x[0-9a-f]+/g) ?? [];
    return tree.split('\n').flatMap((line): SeenWindow[] => {
      const [, id = '', title = '', ...numbers] = xWindowLine.exec(line) ?? [];
      if (!listed.includes(id) || !title.includes(words)) return [];
      const [width = 0, height = 0, x = 0, y = 0] = numbers.map(Number);
      return [{ title, area: { x, y, width, height } }];
    });
  },
  // The server's own memory: a program that asks it for the screen waits long where much goes on.
  shoot: (session, file) => session.ask('convert', `xwd:${xScreenFile(session.home)}`, file),
  click: (session, { x, y }, button) =>
    session.ask('xdotool', 'mousemove', String(x), String(y), 'click', String(button)),
  film: ['xterm', '-fullscreen', '-e', 'sleep', '600'],
};

/** Where the X server of a session keeps what its screen shows, in the XWD format. */
function xScreenFile(home: string): string {
  return join(home, xScreenFolder, 'Xvfb_screen0');
}

const waylandFilm = ['foot', '--fullscreen', 'sleep', '600'] as const;

const swayNode = z.object({
  name: z.string().nullable(),
  pid: z.number().optional(),
  rect: z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }),
  get nodes() {
    return z.array(swayNode);
  },
  get floating_nodes() {
    return z.array(swayNode);
  },
});

/** Windows, unlike displays and workspaces, have a process. */
function windowsBelow(node: z.infer<typeof swayNode>): readonly SeenWindow[] {
  const own = node.pid === undefined ? [] : [{ title: node.name ?? '', area: node.rect }];
  return [...own, ...[...node.nodes, ...node.floating_nodes].flatMap(windowsBelow)];
}

export const swayScreen: Screen = {
  async windows(session, words) {
    const tree = await session.ask('swaymsg', '-r', '-t', 'get_tree');
    return windowsBelow(swayNode.parse(JSON.parse(tree))).filter(({ title }) =>
      title.includes(words),
    );
  },
  shoot: (session, file) => session.ask('grim', file),
  // A headless sway has no pointer.
  click: null,
  film: [...waylandFilm],
};

/** A window in a line: `x y width height title`. */
function windowOf(line: string): SeenWindow {
  const [x = 0, y = 0, width = 0, height = 0] = line.split(' ', 4).map(Number);
  return { title: line.split(' ').slice(4).join(' '), area: { x, y, width, height } };
}

export const gnomeScreen: Screen = {
  async windows(session, words) {
    const lines = await evalInShell(
      session,
      'global.get_window_actors().map(({ meta_window: one }) => { const r = one.get_frame_rect(); return [r.x, r.y, r.width, r.height, one.get_title()].join(" "); }).join(" | ")',
    );
    return lines
      .split(' | ')
      .map(windowOf)
      .filter(({ title }) => title.includes(words));
  },
  shoot: (session, file) =>
    session.ask(
      'gdbus',
      ...['call', '--session', '--dest', 'org.gnome.Shell.Screenshot'],
      ...['--object-path', '/org/gnome/Shell/Screenshot'],
      ...['--method', 'org.gnome.Shell.Screenshot.Screenshot', 'false', 'false', file],
    ),
  async click(session, { x, y }) {
    const pointer = `(global.testPointer ??= imports.gi.Clutter.get_default_backend()
      .get_default_seat().create_virtual_device(imports.gi.Clutter.InputDeviceType.POINTER_DEVICE))`;
    const now = 'imports.gi.GLib.get_monotonic_time()';
    await evalInShell(session, `${pointer}.notify_absolute_motion(${now}, ${x}, ${y})`);
    for (const state of ['PRESSED', 'RELEASED']) {
      await evalInShell(
        session,
        `${pointer}.notify_button(${now}, imports.gi.Clutter.BUTTON_PRIMARY, imports.gi.Clutter.ButtonState.${state})`,
      );
    }
  },
  film: [...waylandFilm],
};

const kwinMatches = z.object({
  data: z.tuple([z.array(z.tuple([z.string(), z.string()]).rest(z.unknown()))]),
});
const kwinNumber = z.object({ type: z.literal('d'), data: z.number() });
const kwinWindow = z.object({
  data: z.tuple([
    z.object({ x: kwinNumber, y: kwinNumber, width: kwinNumber, height: kwinNumber }),
  ]),
});

export const kwinScreen: Screen = {
  async windows(session, words) {
    const ask = async (...call: string[]): Promise<unknown> =>
      JSON.parse(
        await session.ask('busctl', '--user', '--json=short', 'call', 'org.kde.KWin', ...call),
      );
    const [matches] = kwinMatches.parse(
      await ask('/WindowsRunner', 'org.kde.krunner1', 'Match', 's', words),
    ).data;
    return Promise.all(
      matches.map(async ([id, title]) => {
        // 0_{…}
        const uuid = id.slice(id.indexOf('{'));
        const told = await ask('/KWin', 'org.kde.KWin', 'getWindowInfo', 's', uuid);
        const { x, y, width, height } = kwinWindow.parse(told).data[0];
        const area = { x: x.data, y: y.data, width: width.data, height: height.data };
        return { title, area };
      }),
    );
  },
  shoot: (session, file) => session.ask('spectacle', '-b', '-n', '-f', '-o', file),
  // A virtual KWin has no pointer.
  click: null,
  // foot fails where a display has no size in millimetres.
  film: ['konsole', '--fullscreen', '-e', 'sleep', '600'],
};

/** The value of the expression, which has no backslash, in a GNOME Shell that answers everybody; empty when it fails. */
export async function evalInShell(session: Session, expression: string): Promise<string> {
  const said = await session.ask(
    'gdbus',
    ...['call', '--session', '--dest', 'org.gnome.Shell', '--object-path', '/org/gnome/Shell'],
    ...['--method', 'org.gnome.Shell.Eval', expression],
  );
  // (true, '"text"')
  const value = said.match(/^\(true, '(.*)'\)\s*$/s)?.[1] ?? '""';
  try {
    return String(JSON.parse(value.replaceAll("\\'", "'").replaceAll('\\\\', '\\')));
  } catch {
    return '';
  }
}
