/** The app as it ships, but on a clock that a test moves: `launchApp` finds it on the globals. */
import { app } from 'electron';
import { launch } from '../../main/desktop/startup/launch';
import { createFakeClock } from '../support/fake-clock';

const { UNHUNCH_TEST_NOW = '', UNHUNCH_TEST_NET_LOG, TZ = 'UTC' } = process.env;
if (UNHUNCH_TEST_NET_LOG) app.commandLine.appendSwitch('log-net-log', UNHUNCH_TEST_NET_LOG);

globalThis.unhunchClock = createFakeClock(Date.parse(UNHUNCH_TEST_NOW), TZ);
globalThis.unhunchStarted = new Promise((started) => {
  launch((ports) => {
    // All of the app is there once the code that asked for the ports has run.
    setImmediate(started);
    return { ...ports, clock: globalThis.unhunchClock };
  });
});
