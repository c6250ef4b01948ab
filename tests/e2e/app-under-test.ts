/** The app as it ships, but on a clock that a test moves: `launchApp` finds it on the globals. */
import { launch } from '../../main/desktop/launch';
import { createFakeClock } from '../support/fake-clock';

const startAt = Date.parse(process.env.UNHUNCH_TEST_NOW ?? '');
globalThis.unhunchClock = createFakeClock(startAt, process.env.TZ ?? 'UTC');
launch((ports) => ({ ...ports, clock: globalThis.unhunchClock }));
