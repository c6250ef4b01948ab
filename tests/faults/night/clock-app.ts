/**
 * The app as it ships, on a clock that a night moves from outside: the package has no other way
 * in. `UNHUNCH_NIGHT` is the folder of that clock: `now` in it says where it stands, as a start
 * after a crash needs at once, and `clock` is the socket that takes a number of ms to let pass,
 * or a zone to move to, and answers when that is done.
 */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { startApp } from '../../../main/app';
import { launch } from '../../../main/desktop/launch';
import { createFakeClock, type FakeClock } from '../../support/fake-clock';

const { UNHUNCH_NIGHT = '' } = process.env;
const nowFile = join(UNHUNCH_NIGHT, 'now');
const zoneFile = join(UNHUNCH_NIGHT, 'zone');

launch(async () => (ports, host, texts) => {
  const clock = createFakeClock(Number(read(nowFile)), read(zoneFile));
  serve(clock);
  return startApp({ ...ports, clock }, host, texts);
});

function serve(clock: FakeClock): void {
  const path = join(UNHUNCH_NIGHT, 'clock');
  rmSync(path, { force: true });
  const server = createServer((client) => {
    client.setEncoding('utf8').on('data', async (text: string) => {
      const ms = Number(text);
      if (Number.isNaN(ms)) {
        clock.moveTo(text.trim());
        put(zoneFile, clock.timeZone());
      } else {
        await clock.advance(ms);
        put(nowFile, `${clock.now()}`);
      }
      client.end(`${clock.now()}`);
    });
    // Whoever asked has gone.
    client.on('error', () => {});
  });
  server.listen(path);
}

function read(file: string): string {
  return readFileSync(file, 'utf8');
}

/** In one step, so that a kill leaves the old or the new. */
function put(file: string, text: string): void {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}
