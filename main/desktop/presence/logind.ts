/** What logind knows of the person's session: locked, and idle where a desktop tells it so. */
import type { Stop } from '../../ports';
import { busProperty, type SessionBus } from '../linux/session-bus';
import type { IdleSource } from './idle-source';

const manager = {
  destination: 'org.freedesktop.login1',
  path: '/org/freedesktop/login1',
  interface: 'org.freedesktop.login1.Manager',
} as const;
const session = { destination: manager.destination, interface: 'org.freedesktop.login1.Session' };
const answerWithinMs = 1_000;

/** The session this process belongs to. Rejects where there is no logind, or no session. */
async function findSession(bus: SessionBus, env: NodeJS.ProcessEnv): Promise<string> {
  const ask = async (member: string, signature: string, value: string | number) => {
    const call = { ...manager, member, signature, body: [value] };
    const [path] = await bus.call(call, answerWithinMs);
    return String(path);
  };
  // One that was started by systemd --user is outside its session, and told of it by its name.
  if (env.XDG_SESSION_ID) return ask('GetSession', 's', env.XDG_SESSION_ID);
  return ask('GetSessionByPID', 'u', process.pid);
}

/** Tells when the session is locked and unlocked, or asked to be. Without logind it never does. */
export function watchLogindLock(
  bus: SessionBus,
  env: NodeJS.ProcessEnv,
  callback: (locked: boolean) => void,
): Stop {
  const stops: Stop[] = [];
  let stopped = false;
  let locked = false;

  function tell(now: boolean): void {
    if (now === locked) return;
    locked = now;
    callback(locked);
  }

  async function watch(): Promise<void> {
    const path = await findSession(bus, env);
    if (stopped) return;
    const at = { interface: session.interface, path };
    stops.push(
      bus.onSignal({ ...at, member: 'Lock' }, () => tell(true)),
      bus.onSignal({ ...at, member: 'Unlock' }, () => tell(false)),
      bus.onSignal(
        {
          interface: 'org.freedesktop.DBus.Properties',
          member: 'PropertiesChanged',
          path,
          arg0: session.interface,
        },
        ([, changed]) => {
          const hint = (changed as Readonly<Record<string, { readonly value: unknown }>>)
            .LockedHint;
          if (typeof hint?.value === 'boolean') tell(hint.value);
        },
      ),
    );
  }

  watch().catch(() => {});
  return () => {
    stopped = true;
    for (const stop of stops.splice(0)) stop();
  };
}

/**
 * Idle time by logind's hint. Rejects where nobody has ever set it: then it says nothing of the
 * person.
 */
export async function logindIdle(
  bus: SessionBus,
  env: NodeJS.ProcessEnv,
  now: () => number,
): Promise<IdleSource> {
  const path = await findSession(bus, env);
  const read = (name: string) => busProperty(bus, { ...session, path }, name, answerWithinMs);
  /** Microseconds. */
  const sinceHint = async () => Number(await read('IdleSinceHint'));
  if ((await sinceHint()) === 0) throw new Error('nobody tells logind of being idle');
  return {
    name: 'logind',
    fine: false,
    ask: async () => ((await read('IdleHint')) === true ? now() - (await sinceHint()) / 1000 : 0),
  };
}
