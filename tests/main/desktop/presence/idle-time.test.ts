import { expect, it, vi } from 'vitest';
import type { BusCall, SessionBus } from '../../../../main/desktop/linux/session-bus';
import { createPresence } from '../../../../main/desktop/presence/idle-time';

/** A bus on which each destination answers with its values in turn, the last one for good. */
function busWith(answers: Readonly<Record<string, readonly number[]>>): SessionBus {
  const left = new Map(Object.entries(answers).map(([name, values]) => [name, [...values]]));
  return {
    async call({ destination }: BusCall) {
      const values = left.get(destination);
      if (!values) throw new Error(`nobody is ${destination}`);
      return [values.length > 1 ? values.shift() : values[0]];
    },
    onSignal: () => () => {},
    serve: () => Promise.reject(new Error('nothing is served here')),
    close: () => {},
  };
}
const mutter = 'org.gnome.Mutter.IdleMonitor';
const screenSaver = 'org.freedesktop.ScreenSaver';

const presenceOf = (parts: Partial<Parameters<typeof createPresence>[0]>) =>
  createPresence({
    bus: null,
    systemIdleSeconds: () => 0,
    wayland: false,
    waylandIdle: async () => Promise.reject(new Error('no such protocol')),
    logindIdle: async () => Promise.reject(new Error('no logind')),
    wait: async () => {},
    ...parts,
  });

it('asks Electron where it tells the truth', async () => {
  const presence = presenceOf({ systemIdleSeconds: () => 7 });
  expect(await presence.idleMs()).toBe(7000);
  expect(presence.source()).toBe('electron');
});

it('asks Mutter on GNOME with Wayland, never Electron', async () => {
  const systemIdleSeconds = vi.fn(() => 900);
  const bus = busWith({ [mutter]: [40, 1500] });
  const presence = presenceOf({ bus, systemIdleSeconds, wayland: true });
  expect(await presence.idleMs()).toBe(1500);
  expect(presence.source()).toBe('mutter');
  expect(systemIdleSeconds).not.toHaveBeenCalled();
});

it('asks the screen saver interface where Mutter is not', async () => {
  const bus = busWith({ [screenSaver]: [0, 12, 2500] });
  const presence = presenceOf({ bus, wayland: true });
  expect(await presence.idleMs()).toBe(2500);
  expect(presence.source()).toBe('screensaver');
});

it('trusts no source that reads 0 whatever happens', async () => {
  const presence = presenceOf({ bus: busWith({ [screenSaver]: [0] }), wayland: true });
  expect(await presence.idleMs()).toBeNull();
  expect(presence.source()).toBe('none');
});

it.each([[[Number.NaN]], [[-1]]])('trusts no source that answers %s', async (values) => {
  const presence = presenceOf({ bus: busWith({ [mutter]: values }), wayland: true });
  expect(await presence.idleMs()).toBeNull();
});

it('has no source on Wayland without a bus', async () => {
  const presence = presenceOf({ wayland: true });
  expect(await presence.idleMs()).toBeNull();
  expect(presence.source()).toBe('none');
});

it('says that it does not know when its source falls silent', async () => {
  const bus = busWith({ [mutter]: [40] });
  const presence = presenceOf({ bus, wayland: true });
  expect(await presence.idleMs()).toBe(40);
  bus.call = async () => {
    throw new Error('no reply');
  };
  expect(await presence.idleMs()).toBeNull();
});
