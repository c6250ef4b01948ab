import { run, UserError } from '../script';
import type { SystemPart } from './parts';

const quiet = ['-y', '-q', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300'];
const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };

/**
 * Installs the packages that hold these parts, after saying so.
 *
 * @throws {UserError} with apt's words when it fails
 */
export async function aptInstall(parts: SystemPart[]): Promise<void> {
  let packages = choosePackages(parts, await candidates(parts));
  if (!packages) {
    await apt('update', '-q');
    packages = choosePackages(parts, await candidates(parts)) ?? oldestNames(parts);
  }
  console.log(`Installing with apt-get: ${packages.join(' ')}`);
  try {
    await apt('install', ...quiet, ...packages);
  } catch {
    // Lists older than the archive name files that are no longer there.
    await apt('update', '-q');
    await apt('install', ...quiet, ...packages);
  }
}

/** What to type where the packages can't be installed for the person. */
export async function aptCommand(parts: SystemPart[]): Promise<string> {
  const packages = choosePackages(parts, await candidates(parts)) ?? oldestNames(parts);
  return `sudo apt-get install ${packages.join(' ')}`;
}

/** One package for each part, without doubles; null when apt knows none for some part. */
export function choosePackages(
  parts: readonly SystemPart[],
  known: ReadonlySet<string>,
): string[] | null {
  const chosen = parts.map((part) => part.packages.find((name) => known.has(name)));
  return chosen.every((name) => name !== undefined) ? [...new Set(chosen)] : null;
}

/** The names for which `apt-cache policy` has something that can be installed. */
export function installable(policyOutput: string): Set<string> {
  const found = policyOutput.matchAll(/^(\S+):\n {2}Installed: .*\n {2}Candidate: (.*)$/gm);
  return new Set(
    [...found].filter(([, , version]) => version !== '(none)').map(([, n]) => n ?? ''),
  );
}

async function candidates(parts: readonly SystemPart[]): Promise<Set<string>> {
  const names = new Set(parts.flatMap((part) => part.packages));
  const { output } = await run('apt-cache', ['policy', ...names], {
    env: { ...process.env, LC_ALL: 'C' },
  });
  return installable(output);
}

/** Names that hold on the oldest release still in use: the last of each. */
function oldestNames(parts: readonly SystemPart[]): string[] {
  return [...new Set(parts.map((part) => part.packages.at(-1) ?? part.packages[0]))];
}

async function apt(...args: string[]): Promise<void> {
  const { code, output } = await run('apt-get', args, { env });
  if (code !== 0) throw new UserError(`apt-get ${args.join(' ')} failed:\n${output.trim()}`);
}
