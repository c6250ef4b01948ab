/**
 * The system's zone changes while the clock port runs. It does so in a mount namespace of its
 * own, with a copy of /etc, so the machine's stays as it is.
 */
import { spawnSync } from 'node:child_process';
import type { Fault } from './fault';

/** Zones as they follow each other, each by the way the system gets it. */
const changes = [
  ['link', 'Asia/Tokyo'],
  ['link', 'Asia/Seoul'],
  ['copy', 'America/New_York'],
  ['link', 'Europe/Berlin'],
  ['absent', 'UTC'],
  ['link', 'Australia/Lord_Howe'],
] as const;

const inNamespace = `set -e
etc=$(mktemp -d)
mount -t tmpfs none "$etc"
cp -a /etc/. "$etc"/ 2>/dev/null || true
mount --bind "$etc" /etc
ln -sfn /usr/share/zoneinfo/Europe/Berlin /etc/localtime
exec "$@"`;

const fault: Fault = {
  name: "changes of the system's zone",
  async run(programOf) {
    const denied = whyDenied();
    if (denied) return { tried: 0, failed: [], notRun: denied };
    const written = changes.map((change) => change.join('='));
    const { TZ: _, ...env } = process.env;
    const command = [process.execPath, programOf('zone-follower'), ...written];
    const { stdout, stderr, status } = unshare(command, env);
    const lines = stdout.trim().split('\n');
    const failed = changes.flatMap(([how, zone], i) =>
      lines[i] === zone ? [] : [`${how} ${zone}: the clock said ${lines[i]} ${stderr}`],
    );
    return { tried: changes.length, failed: status === 0 ? failed : [`ended: ${stderr}`] };
  },
};

export default fault;

function whyDenied(): string | null {
  if (process.platform !== 'linux') return 'there are no mount namespaces on this system';
  const { status, error, stderr } = unshare(['true'], process.env);
  return status === 0
    ? null
    : `mount namespaces are denied here: ${error?.message ?? stderr.trim()}`;
}

function unshare(command: readonly string[], env: NodeJS.ProcessEnv) {
  const args = ['-Urm', 'sh', '-c', inNamespace, 'sh', ...command];
  return spawnSync('unshare', args, { encoding: 'utf8', env, timeout: 60_000 });
}
