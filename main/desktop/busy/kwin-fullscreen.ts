/** A full-screen window, told by KWin on Wayland. */
import { busMethod, type SessionBus } from '../linux/session-bus';
import { fullScreenInFront } from './full-screen-window';
import { answer, type Probe, probeLimitMs, unavailable } from './probe';

export interface KwinFullScreenParts {
  readonly bus: SessionBus;
  /** A folder that KWin can read, where the script lies while it runs. */
  readonly folder: string;
  readonly ownAppIds: readonly string[];
}

export function kwinFullScreen({ bus, folder, ownAppIds }: KwinFullScreenParts): Probe {
  return {
    name: 'kwin-fullscreen',
    reason: 'fullscreen',
    async ask() {
      const [isThere] = await bus.call(busMethod('NameHasOwner', 'org.kde.KWin'), probeLimitMs);
      if (isThere !== true) return unavailable('KWin is not there');
      const { askKwin } = await import('./kwin-windows');
      const inFront = fullScreenInFront(await askKwin(bus, folder), ownAppIds);
      return answer(inFront !== undefined, inFront?.appId ?? 'none');
    },
  };
}
