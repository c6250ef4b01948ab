import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { untilOwner } from './bus-connection';
import { startProcess } from './processes';

/** A message bus of its own, on which nothing runs but what a test starts. */
export interface SessionBus {
  readonly address: string;
  /** Waits until a program has taken this name. */
  untilOwned(name: string): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts a D-Bus daemon whose socket and configuration are in `directory`.
 *
 * It starts no services by itself, so a notification server that is installed on the machine
 * can't step in for one that a test has taken away.
 */
export async function startSessionBus(directory: string): Promise<SessionBus> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const configuration = join(directory, 'bus.conf');
  await writeFile(
    configuration,
    `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${join(directory, 'bus')}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`,
  );
  const daemon = startProcess('dbus-daemon', [
    `--config-file=${configuration}`,
    '--nofork',
    '--nosyslog',
    '--print-address=1',
  ]);
  const [address] = await daemon.says(/^unix:\S+$/m);
  return {
    address,
    untilOwned: (name) => untilOwner(address, name, true),
    stop: () => daemon.stop(),
  };
}
