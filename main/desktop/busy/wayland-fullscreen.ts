/** A full-screen window, told by wlroots' compositors (sway, Hyprland, labwc, …). */
import { connectWayland } from '../linux/wayland-client';
import { answer, type Probe, unavailable } from './probe';

/** https://wayland.app/protocols/wlr-foreign-toplevel-management-unstable-v1 */
const manager = { type: 'zwlr_foreign_toplevel_manager_v1', version: 2, toplevel: 0 } as const;
const event = { appId: 1, outputEnter: 2, outputLeave: 3, state: 4, closed: 6 } as const;
const state = { minimized: 1, activated: 2, fullscreen: 3 } as const;

interface Toplevel {
  appId: string;
  fullScreen: boolean;
  activated: boolean;
  readonly outputs: Set<number>;
}

/** Windows of ours, named `ownAppIds`, don't count. Any display does. */
export function waylandFullScreen(path: string, ownAppIds: readonly string[]): Probe {
  return {
    name: 'wayland-fullscreen',
    reason: 'fullscreen',
    async ask() {
      const client = await connectWayland(path);
      try {
        if (!client.globals.has(manager.type)) return unavailable('the compositor does not tell');
        const windows = new Map<number, Toplevel>();
        // Windows are told with the displays they are on, which have to be known for that.
        if (client.globals.has('wl_output')) client.bind('wl_output', 1);
        client.bind(manager.type, manager.version, (opcode, body) => {
          if (opcode !== manager.toplevel) return;
          const id = body.uint();
          const window: Toplevel = {
            appId: '',
            fullScreen: false,
            activated: false,
            outputs: new Set(),
          };
          windows.set(id, window);
          client.listen(id, (told, details) => {
            if (told === event.appId) window.appId = details.string();
            else if (told === event.outputEnter) window.outputs.add(details.uint());
            else if (told === event.outputLeave) window.outputs.delete(details.uint());
            else if (told === event.state) {
              const states = details.array();
              window.activated = states.includes(state.activated);
              window.fullScreen =
                states.includes(state.fullscreen) && !states.includes(state.minimized);
            } else if (told === event.closed) windows.delete(id);
          });
        });
        await client.settled();
        await client.settled();
        const all = [...windows.values()];
        const inFront = all.find(
          (window) =>
            window.fullScreen &&
            !ownAppIds.includes(window.appId.toLowerCase()) &&
            !isBehindAnother(window, all),
        );
        return answer(inFront !== undefined, inFront?.appId ?? 'none');
      } finally {
        client.close();
      }
    },
  };
}

/** Windows of other workspaces are told as well: someone works on that display in another one. */
function isBehindAnother(window: Toplevel, all: readonly Toplevel[]): boolean {
  if (window.activated) return false;
  return all.some(
    (other) => other.activated && [...other.outputs].some((output) => window.outputs.has(output)),
  );
}
