import { run, UserError } from '../../scripts/script';

/**
 * Makes sure that these Debian packages are installed.
 *
 * @throws {UserError} with the command that brings them, where this person may not install
 */
export async function installPackages(names: readonly string[]): Promise<void> {
  const missing: string[] = [];
  for (const name of new Set(names)) {
    const { code, output } = await run('dpkg-query', ['-s', name]);
    if (code !== 0 || !/^Status: install ok installed$/m.test(output)) missing.push(name);
  }
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0) {
    throw new UserError(`Missing: sudo apt-get install ${missing.join(' ')}`);
  }
  console.log(`Installing with apt-get: ${missing.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-q'], { env });
  const install = ['install', '-y', '-q', '--no-install-recommends', ...missing];
  const { code, output } = await run('apt-get', install, { env });
  if (code !== 0) throw new UserError(`apt-get failed:\n${output.trim().slice(-2000)}`);
}
