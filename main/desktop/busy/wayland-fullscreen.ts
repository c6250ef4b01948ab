/** A full-screen window, told by wlroots' compositors (sway, Hyprland, labwc, …). */
import { connectWayland } from '../linux/wayland-client';
import { fullScreenInFront } from './full-screen-window';
import { answer, type Probe, unavailable } from './probe';

/** https://wayland.app/protocols/wlr-foreign-toplevel-management-unstable-v1 */
const manager = { type: 'zwlr_foreign_toplevel_manager_v1', version: 2, toplevel: 0 } as const;
const event = { appId: 1, outputEnter: 2, outputLeave: 3, state: 4, closed: 6 } as const;
const state = { minimized: 1, activated: 2, fullscreen: 3 } as const;

interface Toplevel {
  appId: string;
  fullScreen: boolean;
  active: boolean;
  readonly outputs: Set<number>;
}

/**
 * Windows of ours, named `ownAppIds`, don't count. Any display does. `instead` is asked where the
 * compositor tells nothing by that protocol.
 */
export function waylandFullScreen(
  path: string,
  ownAppIds: readonly string[],
  instead: Probe | null,
): Probe {
  return {
    name: 'wayland-fullscreen',
    reason: 'fullscreen',
    async ask() {
      const client = await connectWayland(path);
      try {
        if (!client.globals.has(manager.type)) {
          return instead?.ask() ?? unavailable('the compositor does not tell');
        }
        const windows = new Map<number, Toplevel>();
        // Windows are told with the displays they are on, which have to be known for that.
        if (client.globals.has('wl_output')) client.bind('wl_output', 1);
        client.bind(manager.type, manager.version, (opcode, body) => {
          if (opcode !== manager.toplevel) return;
          const id = body.uint();
          const window: Toplevel = {
            appId: '',
            fullScreen: false,
            active: false,
            outputs: new Set(),
          };
          windows.set(id, window);
          client.listen(id, (told, details) => {
            if (told === event.appId) window.appId = details.string();
            else if (told === event.outputEnter) window.outputs.add(details.uint());
            else if (told === event.outputLeave) window.outputs.delete(details.uint());
            else if (told === event.state) {
              const states = details.array();
              window.active = states.includes(state.activated);
              window.fullScreen =
                states.includes(state.fullscreen) && !states.includes(state.minimized);
            } else if (told === event.closed) windows.delete(id);
          });
        });
        await client.settled();
        await client.settled();
        // Windows of other workspaces are told as well.
        const told = [...windows.values()].map((window) => ({
          ...window,
          outputs: [...window.outputs],
        }));
        const inFront = fullScreenInFront(told, ownAppIds);
        return answer(inFront !== undefined, inFront?.appId ?? 'none');
      } finally {
        client.close();
      }
    },
  };
}
