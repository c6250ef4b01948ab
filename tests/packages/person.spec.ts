/** The installed package as a person without rights has it: in Chromium's sandbox, under a policy. */
import { newestPackages } from '../../scripts/packaging/earlier';
import { expect, test } from '../support/test';
import { until } from '../support/until';
import { startThrowawaySystem } from './throwaway-system';

const policy = { version: 1, presets: { app: { language: 'de' } }, locks: ['app.language'] };
const policyFile = '/etc/unhunch/policy.json';

test('a person runs it in the sandbox, in the language that the organisation has locked', async ({
  desktop,
}) => {
  const system = await startThrowawaySystem(desktop);
  const root = async (...command: string[]) => {
    const [program = '', ...args] = command;
    const { code, stdout, stderr } = await system.run(program, ...args);
    expect(code, stdout + stderr).toBe(0);
  };
  await root('dpkg', '--install', newestPackages().deb);
  await root('useradd', '--create-home', '--uid', '4243', 'person');
  await root('mkdir', '-p', '/etc/unhunch');
  await root('sh', '-c', `echo '${JSON.stringify(policy)}' > ${policyFile}`);

  const asPerson = (...command: string[]) => {
    const env = ['HOME=/home/person', `DISPLAY=${desktop.env.DISPLAY}`, 'PATH=/usr/bin', 'TZ=UTC'];
    const becoming = ['-u', 'person', '--', 'env', '-i', ...env, 'LANG=C.UTF-8'];
    return system.start('runuser', [...becoming, ...command]);
  };
  const says = async (...args: string[]) => (await asPerson('unhunch', ...args).finished()).stdout;
  const start = async () => {
    asPerson('dbus-run-session', '--', 'unhunch', '--disable-gpu', '--open=settings');
    await until(async () => (await asPerson('unhunch', '--status').finished()).code === 0, {
      withinMs: 20_000,
    });
  };

  await start();
  expect(await says('--status')).toContain('mit Electron');
  await desktop.screen.window(/Unhunch/);
  const found = await asPerson('pgrep', '-u', 'person', '-f', 'type=renderer').finished();
  const [pid = ''] = found.stdout.trim().split('\n');
  const { stdout: renderer } = await system.run('cat', `/proc/${pid}/status`);
  expect(renderer).toMatch(/^Seccomp:\t2$/m);
  expect(await says('--diagnose')).toContain(
    `found: ${policyFile}, 1 presets, locks app.language, 0 problems`,
  );
  await says('--quit');

  await root('chmod', '666', policyFile);
  await start();
  expect(await says('--status')).toContain('on Electron');
  expect(await says('--diagnose')).toContain(
    `found: ${policyFile}, left out: others than the administrator can write ${policyFile}`,
  );
  await says('--quit');
});
