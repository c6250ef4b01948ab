import { expect, it } from 'vitest';
import type { BusCall, BusSignal, SessionBus } from '../../../../main/desktop/linux/session-bus';
import { logindIdle, watchLogindLock } from '../../../../main/desktop/presence/logind';

const path = '/org/freedesktop/login1/session/_32';

/** logind with one session, whose properties a test sets and whose signals it sends. */
function logind(properties: Readonly<Record<string, unknown>> = {}) {
  const calls: BusCall[] = [];
  const heard = new Map<string, (body: readonly unknown[]) => void>();
  const bus: SessionBus = {
    async call(call) {
      calls.push(call);
      if (call.member === 'NameHasOwner') return [true];
      if (call.member === 'Get') return [{ value: properties[String(call.body?.[1])] }];
      return [path];
    },
    onSignal(signal: BusSignal, callback) {
      expect(signal.path).toBe(path);
      heard.set(signal.member, callback);
      return () => heard.delete(signal.member);
    },
    serve: () => Promise.reject(new Error('nothing is served here')),
    close: () => {},
  };
  return {
    bus,
    calls,
    heard,
    tell: (member: string, ...body: unknown[]) => heard.get(member)?.(body),
  };
}
const settled = () => new Promise(setImmediate);

it('tells lock and unlock once each, by request and by hint', async () => {
  const told: boolean[] = [];
  const { bus, tell, heard } = logind();
  const stop = watchLogindLock(bus, { XDG_SESSION_ID: '2' }, (locked) => told.push(locked));
  await settled();
  const hint = (value: boolean) => ({ LockedHint: { value } });
  tell('Lock');
  tell('PropertiesChanged', 'org.freedesktop.login1.Session', hint(true), []);
  tell('PropertiesChanged', 'org.freedesktop.login1.Session', { Active: { value: true } }, []);
  tell('PropertiesChanged', 'org.freedesktop.login1.Session', hint(false), []);
  tell('Unlock');
  expect(told).toEqual([true, false]);
  stop();
  expect(heard.size).toBe(0);
});

it('finds the session by its name, else by the process', async () => {
  const { bus, calls } = logind();
  watchLogindLock(bus, { XDG_SESSION_ID: '2' }, () => {});
  watchLogindLock(bus, {}, () => {});
  await settled();
  expect(calls.map(({ member, body }) => [member, body])).toEqual([
    ['GetSession', ['2']],
    ['GetSessionByPID', [process.pid]],
  ]);
});

it('hears nothing that it stopped listening to before it had found the session', async () => {
  const { bus, heard } = logind();
  watchLogindLock(bus, {}, () => {})();
  await settled();
  expect(heard.size).toBe(0);
});

it('counts from the instant logind was told of', async () => {
  const idle = { IdleHint: true, IdleSinceHint: 5_000_000 };
  const source = await logindIdle(logind(idle).bus, {}, () => 65_000);
  expect(await source.ask()).toBe(60_000);
  const active = await logindIdle(logind({ ...idle, IdleHint: false }).bus, {}, () => 65_000);
  expect(await active.ask()).toBe(0);
});

it('is no source where nobody has ever told logind', async () => {
  const silent = logind({ IdleHint: false, IdleSinceHint: 0 });
  await expect(logindIdle(silent.bus, {}, () => 0)).rejects.toThrow('nobody tells');
});
