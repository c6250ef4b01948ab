import { afterEach, expect, it } from 'vitest';
import { waylandFullScreen } from '../../../../main/desktop/busy/wayland-fullscreen';
import { type ScriptedCompositor, startCompositor } from '../wayland-under-test';

const manager = 'zwlr_foreign_toplevel_manager_v1';
const [minimized, activated, fullscreen] = [1, 2, 3];

interface Told {
  readonly appId: string;
  readonly states: readonly number[];
  /** A display, by any number. */
  readonly output?: number;
  readonly closed?: boolean;
}

let compositor: ScriptedCompositor | undefined;
afterEach(() => compositor?.stop());

async function ask(...windows: readonly Told[]) {
  compositor = await startCompositor([[manager, 3]], (_type, object, it) => {
    for (const [i, { appId, states, output = 50, closed }] of windows.entries()) {
      const window = 0xff000000 + i;
      it.tell(object, 0, window);
      it.tell(window, 1, appId);
      it.tell(window, 2, output);
      it.tell(window, 4, [...states]);
      if (closed) it.tell(window, 6);
    }
  });
  return waylandFullScreen(compositor.path, ['unhunch'], null).ask();
}
const video = { appId: 'mpv', states: [activated, fullscreen] } as const;

it('a full-screen window in front is busy, by its name', async () => {
  expect(await ask(video)).toEqual({ available: true, busy: true, detail: 'mpv' });
});

it.each([
  ['that is not full screen', { appId: 'foot', states: [activated] }],
  ['of our own', { appId: 'Unhunch', states: [activated, fullscreen] }],
  ['that is minimised', { appId: 'mpv', states: [minimized, fullscreen] }],
  ['that has been closed', { ...video, closed: true }],
])('one %s is not', async (_, window) => {
  expect(await ask(window)).toMatchObject({ busy: false });
});

it('slides on another display count while the person works in their notes', async () => {
  const slides = { appId: 'impress', states: [fullscreen], output: 51 };
  expect(await ask({ appId: 'notes', states: [activated] }, slides)).toMatchObject({ busy: true });
});

it('one on a workspace that is not shown does not', async () => {
  const hidden = { appId: 'mpv', states: [fullscreen] };
  expect(await ask({ appId: 'editor', states: [activated] }, hidden)).toMatchObject({
    busy: false,
  });
});

it('is not available where the compositor does not tell, or nobody listens', async () => {
  compositor = await startCompositor([['wl_seat', 7]]);
  const probe = waylandFullScreen(compositor.path, [], null);
  expect(await probe.ask()).toMatchObject({ available: false });
  await expect(waylandFullScreen('/nowhere', [], null).ask()).rejects.toThrow('ENOENT');
});

it('leaves it to another probe where the compositor does not tell', async () => {
  compositor = await startCompositor([['wl_seat', 7]]);
  const told = { available: true, busy: true, detail: 'mpv' } as const;
  const other = { name: 'other', reason: 'fullscreen', ask: async () => told } as const;
  expect(await waylandFullScreen(compositor.path, [], other).ask()).toEqual(told);
});
