/** The package as it ships, at real speed, with something going wrong every few minutes. */
import { spawnSync } from 'node:child_process';
import { setTimeout as pass } from 'node:timers/promises';
import { whyNoPackage } from '../../support/packaged-app';
import type { Fault } from '../fault';
import { Desk } from '../night/desk';
import { nightFaults, zoneFault } from '../night/faults';
import { nightSettings } from '../night/settings';
import { watchNight } from '../night/watch';

const minuteMs = 60_000;
/** The shortest there is: so an hour has the most breaks. */
const intervalMs = 5 * minuteMs;

const fault: Fault = {
  name: 'one hour of the package at real speed',
  async run() {
    const notRun = whyNoPackage();
    if (notRun) return { tried: 0, failed: [], notRun };
    const ownZone = spawnSync('unshare', ['-Urm', 'true']).status === 0;
    if (!ownZone) console.log('   the zone stays as it is: mount namespaces are denied here');
    const wait = () => pass(minuteMs);
    const zones = [
      zoneFault('Asia/Tokyo', 9, (desk) => desk.moveTo('Asia/Tokyo'), wait),
      zoneFault('America/Bogota', -5, (desk) => desk.moveTo('America/Bogota'), wait),
    ];
    const desk = await Desk.open({ settings: nightSettings(intervalMs), ownZone });
    try {
      const clock = { now: async () => Date.now(), pass };
      return await watchNight(desk, clock, {
        lengthMs: 60 * minuteMs,
        intervalMs,
        faultEveryMs: 2.5 * minuteMs,
        stepMs: 2_000,
        faults: ownZone ? [...nightFaults, ...zones] : nightFaults,
      });
    } finally {
      await desk.close();
    }
  },
};

export default fault;
