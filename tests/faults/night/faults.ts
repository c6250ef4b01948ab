/** What goes wrong in a night, one after another; each throws when the app didn't hold. */
import assert from 'node:assert/strict';
import { readdir, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { until } from '../../support/until';
import type { Desk } from './desk';

export interface NightFault {
  readonly name: string;
  /** How much of the count it may cost, in ms of the app's time. */
  readonly costsMs: number;
  put(desk: Desk): Promise<void>;
}

/** The minute that may lie between two saves. */
const savedMs = 60_000;
const startsAtOnce = 20;

export const nightFaults: readonly NightFault[] = [
  {
    name: 'asked while its main loop is blocked',
    costsMs: 0,
    async put(desk) {
      const pid = await desk.mainPid();
      process.kill(pid, 'SIGSTOP');
      const answer = desk.command('--status');
      await pass(4_000);
      process.kill(pid, 'SIGCONT');
      assert.equal((await answer).code, 0);
      assert.equal(await desk.mainPid(), pid);
    },
  },
  {
    name: 'its temporary folders, socket and lock are cleaned',
    costsMs: 0,
    async put(desk) {
      const pid = await desk.mainPid();
      for (const name of await readdir(desk.folder)) {
        if (/^(control\.sock|running-)/.test(name)) await rm(join(desk.folder, name));
      }
      const runtime = desk.desktop.env.XDG_RUNTIME_DIR ?? '';
      for (const name of await readdir(runtime)) {
        await rm(join(runtime, name), { recursive: true, force: true });
      }
      await desk.untilAnswers();
      assert.equal(await desk.mainPid(), pid);
    },
  },
  {
    name: 'asked from a place with nothing but HOME',
    costsMs: 0,
    async put(desk) {
      const { code, stderr } = await desk.command('--status');
      assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
    },
  },
  {
    name: 'opened from another display',
    costsMs: 0,
    async put(desk) {
      const env = { ...desk.desktop.env, DISPLAY: ':77' };
      const { code, stdout } = await desk.commandFrom(env, '--open=today');
      assert.match(stdout, /^Its window is on display :\d+/);
      assert.equal(code, 0);
      await desk.closeWindow('Today');
    },
  },
  {
    name: 'its graphics process is killed three times',
    costsMs: savedMs,
    async put(desk) {
      for (let kill = 0; kill < 3; kill++) {
        const [pid = 0] = await until(
          async () => {
            const pids = await desk.pidsOf('gpu-process');
            return pids.length > 0 && pids;
          },
          { what: 'a graphics process', withinMs: 20_000 },
        );
        process.kill(pid, 'SIGKILL');
        await until(async () => !(await desk.pidsOf('gpu-process')).includes(pid));
      }
      await desk.untilAnswers();
    },
  },
  {
    name: 'its zygote is killed, and a window asked for',
    costsMs: savedMs,
    async put(desk) {
      const before = await desk.mainPid();
      for (const pid of await desk.pidsOf('zygote')) process.kill(pid, 'SIGKILL');
      assert.equal((await desk.command('--open=today')).code, 0);
      await desk.untilBack(before);
    },
  },
  {
    name: 'the session bus is restarted',
    costsMs: savedMs,
    async put(desk) {
      const before = await desk.mainPid();
      await desk.restartBus();
      await desk.untilBack(before);
      await desk.desktop.trayHost.item({ withinMs: 30_000 });
    },
  },
  {
    name: 'the X server is gone, and the person logs in again',
    costsMs: savedMs,
    async put(desk) {
      const { code } = await desk.restartSession();
      assert.equal(code, 1);
    },
  },
  {
    name: 'two hundred clients of its socket say nothing more',
    costsMs: 0,
    async put(desk) {
      const clients = Array.from({ length: 200 }, () => halfClient(desk));
      await pass(500);
      assert.equal((await desk.command('--status')).code, 0);
      for (const client of clients) client.destroy();
    },
  },
  {
    name: `started ${startsAtOnce} more times at once`,
    costsMs: 0,
    async put(desk) {
      const pid = await desk.mainPid();
      const { env } = desk;
      const all = Array.from({ length: startsAtOnce }, () => desk.commandFrom(env));
      for (const { code, stdout } of await Promise.all(all)) {
        assert.deepEqual({ code, stdout }, { code: 0, stdout: 'Unhunch is running.\n' });
      }
      assert.equal(await desk.mainPid(), pid);
    },
  },
  {
    name: 'it crashes',
    costsMs: savedMs,
    async put(desk) {
      const before = await desk.mainPid();
      process.kill(before, 'SIGSEGV');
      await desk.untilBack(before);
    },
  },
  {
    name: 'all of it is killed, and the person starts it again',
    costsMs: savedMs,
    async put(desk) {
      desk.watcher.signal('SIGKILL');
      await desk.watcher.finished({ withinMs: 20_000 });
      await desk.start();
    },
  },
];

/** Says one byte of a request, and then nothing. */
function halfClient(desk: Desk): Socket {
  const client = connect(join(desk.folder, 'control.sock'), () => client.write('1'));
  // It is dropped; that is the point.
  client.on('error', () => {});
  return client;
}

/** The zone of the system changes: within a minute `--status` writes its times in it. */
export function zoneFault(
  name: string,
  hours: number,
  move: (desk: Desk) => Promise<void>,
  waitAMinute: () => Promise<void>,
): NightFault {
  const offset = `${hours < 0 ? '-' : '+'}${String(Math.abs(hours)).padStart(2, '0')}:00`;
  return {
    name: `the system's zone becomes ${name}`,
    costsMs: 0,
    async put(desk) {
      await move(desk);
      await waitAMinute();
      const { nextBreakAt } = await desk.status();
      if (nextBreakAt !== null) assert.equal(nextBreakAt.slice(-6), offset);
    },
  };
}
