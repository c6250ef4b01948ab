/**
 * Changes the system's zone as each argument says, `link=Asia/Tokyo`, and prints what the clock
 * port says a minute later. To be run where /etc is a copy.
 */
import { copyFileSync, rmSync, symlinkSync } from 'node:fs';
import { createClock } from '../../../main/desktop/clock';

const localtime = '/etc/localtime';
const minute = 60_000;

const realNow = Date.now;
let passedMs = 0;
Date.now = () => realNow() + passedMs;

const clock = createClock();
clock.timeZone();
for (const change of process.argv.slice(2)) {
  const [how, zone] = change.split('=');
  const file = `/usr/share/zoneinfo/${zone}`;
  rmSync(localtime, { force: true });
  if (how === 'link') symlinkSync(file, localtime);
  if (how === 'copy') copyFileSync(file, localtime);
  passedMs += minute;
  console.log(clock.timeZone());
}
