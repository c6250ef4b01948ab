/** The app as it ships, but on a clock that a test moves: `launchApp` finds it on the globals. */
import { app } from 'electron';
import { startApp } from '../../main/app';
import { launch } from '../../main/desktop/launch';
import { createFakeClock } from '../support/fake-clock';

const {
  UNHUNCH_TEST_NOW = '',
  UNHUNCH_TEST_NET_LOG,
  UNHUNCH_TEST_POLICY,
  TZ = 'UTC',
} = process.env;
if (UNHUNCH_TEST_NET_LOG) app.commandLine.appendSwitch('log-net-log', UNHUNCH_TEST_NET_LOG);

globalThis.unhunchClock = createFakeClock(Date.parse(UNHUNCH_TEST_NOW), TZ);
globalThis.unhunchStarted = new Promise((started) => {
  launch(async () => (ports, machine, texts) => {
    // Where the system keeps its policy only an administrator can write.
    const policy = UNHUNCH_TEST_POLICY
      ? { path: 'policy.json', content: JSON.parse(UNHUNCH_TEST_POLICY) }
      : machine.policy;
    const host = { ...machine, policy };
    const running = startApp({ ...ports, clock: globalThis.unhunchClock }, host, texts);
    // What the process adds to it is there once the code that called has run.
    setImmediate(started);
    return running;
  });
});
