/** What a person sees and touches on a desktop under test, in the way of whoever draws it. */
import type { Screen, Session } from './desktop-under-test';
import { screenSize } from './session';

export const x11Screen: Screen = {
  async titles(session) {
    const root = await session.ask('xprop', '-root', '_NET_CLIENT_LIST');
    const ids = root.match(/0x[0-9a-f]+/g) ?? [];
    return Promise.all(ids.map((id) => session.ask('xprop', '-id', id, '_NET_WM_NAME')));
  },
  shoot: (session, file) => session.ask('import', '-window', 'root', file),
  click: (session, { x, y }, button) =>
    session.ask('xdotool', 'mousemove', String(x), String(y), 'click', String(button)),
  film: ['xterm', '-fullscreen', '-e', 'sleep', '600'],
};

const waylandFilm = ['foot', '--fullscreen', 'sleep', '600'] as const;

export const swayScreen: Screen = {
  async titles(session) {
    const tree = await session.ask('swaymsg', '-t', 'get_tree');
    return [...tree.matchAll(/"name": "((?:[^"\\]|\\.)*)"/g)].map(([, name = '']) => name);
  },
  shoot: (session, file) => session.ask('grim', file),
  // A headless sway has no pointer.
  click: null,
  film: [...waylandFilm],
};

export const gnomeScreen: Screen = {
  async titles(session) {
    const titles = await evalInShell(
      session,
      'global.get_window_actors().map((actor) => actor.meta_window.get_title()).join(" | ")',
    );
    return titles.split(' | ');
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

/** How many colours there are in the middle of the screen, where our windows open. */
export async function coloursInMiddle(file: string, session: Session): Promise<number> {
  const { width, height } = screenSize;
  const crop = `${width / 2}x${height / 2}+${width / 4}+${height / 4}`;
  const count = await session.ask('convert', file, '-crop', crop, '-format', '%k', 'info:');
  return Number(count);
}
