/** What a person sees and touches on a desktop under test, whatever draws it. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DesktopUnderTest, Session } from './desktop-under-test';
import { screenSize } from './session';

/** The titles of the windows in the compositor's, or the window manager's, own list. */
export async function windowTitles(desktop: DesktopUnderTest, session: Session): Promise<string[]> {
  if (desktop.id === 'sway') {
    const tree = await session.ask('swaymsg', '-t', 'get_tree');
    return [...tree.matchAll(/"name": "((?:[^"\\]|\\.)*)"/g)].map(([, name = '']) => name);
  }
  if (desktop.kind === 'wayland') return [];
  const root = await session.ask('xprop', '-root', '_NET_CLIENT_LIST');
  const ids = root.match(/0x[0-9a-f]+/g) ?? [];
  return Promise.all(ids.map((id) => session.ask('xprop', '-id', id, '_NET_WM_NAME')));
}

/** Writes a PNG of the whole screen to `file`; false where that can't be had. */
export async function screenshot(
  desktop: DesktopUnderTest,
  session: Session,
  file: string,
): Promise<boolean> {
  const shot = join(session.home, 'screen.png');
  if (desktop.id === 'sway') await session.ask('grim', shot);
  else if (desktop.kind === 'x11') await session.ask('import', '-window', 'root', shot);
  else return false;
  const copied = await session.ask('sh', '-c', `cat '${shot}' | base64 -w0`);
  if (copied === '') return false;
  await writeFile(file, Buffer.from(copied, 'base64'));
  return true;
}

/** How many colours there are in the middle of the screen, where our windows open. */
export async function coloursInMiddle(file: string, session: Session): Promise<number> {
  const { width, height } = screenSize;
  const crop = `${width / 2}x${height / 2}+${width / 4}+${height / 4}`;
  const count = await session.ask('convert', file, '-crop', crop, '-format', '%k', 'info:');
  return Number(count);
}

/** Presses the left button there, as a mouse does. X11 alone. */
export async function click(
  session: Session,
  { x, y }: { readonly x: number; readonly y: number },
): Promise<void> {
  await session.ask('xdotool', 'mousemove', String(x), String(y), 'click', '1');
}

/** A film, say. Ends when the returned function is called. */
export function openFullScreen(desktop: DesktopUnderTest, session: Session): () => void {
  const film =
    desktop.kind === 'x11'
      ? session.start('xterm', '-fullscreen', '-e', 'sleep', '600')
      : session.start('foot', '--fullscreen', 'sleep', '600');
  return () => film.kill('SIGKILL');
}
