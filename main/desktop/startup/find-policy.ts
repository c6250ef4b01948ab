/** The policy of an organisation, where each system keeps such things. Read once, at the start. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { messageOf } from '#core/error-message';
import type { FoundPolicy } from '../../ports';

const linuxPolicyFile = '/etc/unhunch/policy.json';

/** What only an administrator may write: https://learn.microsoft.com/windows/client-management/mdm/win32-and-centennial-app-policy-configuration */
const windowsKey = 'HKLM\\Software\\Policies\\Unhunch';
const windowsValue = 'Policy';

const longestToolMs = 5_000;

/** The policy of this machine; null where there is none. Never throws. */
export function findPolicy(): FoundPolicy | null {
  switch (process.platform) {
    case 'win32':
      return windowsPolicy();
    case 'darwin':
      return macPolicy();
    default:
      return filePolicy(linuxPolicyFile, (path) => readFileSync(path, 'utf8'));
  }
}

/** A policy in a file that counts only if nobody but the administrator can have written it. */
export function filePolicy(
  path: string,
  readJson: (path: string) => string,
  stat: (path: string) => Owned = statSync,
): FoundPolicy | null {
  if (!existsSync(path)) return null;
  try {
    const fault = ownershipFault(realpathSync(path), stat);
    return fault ? { path, refused: fault } : { path, content: JSON.parse(readJson(path)) };
  } catch (error) {
    return { path, refused: messageOf(error) };
  }
}

export interface Owned {
  readonly uid: number;
  readonly mode: number;
}

/** Why a file may have been written by others than the administrator: itself, or a folder above. */
function ownershipFault(path: string, stat: (path: string) => Owned): string | null {
  for (let place = path; ; place = dirname(place)) {
    const { uid, mode } = stat(place);
    if (uid !== 0) return `${place} does not belong to the administrator`;
    if ((mode & 0o022) !== 0) return `others than the administrator can write ${place}`;
    if (place === dirname(place)) return null;
  }
}

/**
 * Managed preferences are a property list that macOS writes as root, from a configuration profile:
 * https://developer.apple.com/documentation/devicemanagement/managedpreferences
 */
function macPolicy(): FoundPolicy | null {
  const info = join(dirname(process.execPath), '..', 'Info.plist');
  const plutil = (...args: string[]) =>
    execFileSync('/usr/bin/plutil', args, { encoding: 'utf8', timeout: longestToolMs });
  try {
    const id = plutil('-extract', 'CFBundleIdentifier', 'raw', '-o', '-', info).trim();
    const path = `/Library/Managed Preferences/${id}.plist`;
    return filePolicy(path, (file) => plutil('-convert', 'json', '-o', '-', file));
  } catch {
    // Not a bundle: nothing can be managed for it.
    return null;
  }
}

/** One value of the registry holds the JSON; only administrators can write below Policies. */
function windowsPolicy(): FoundPolicy | null {
  const path = `${windowsKey}\\${windowsValue}`;
  const tool = join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'reg.exe');
  let output: string;
  try {
    const args = ['query', windowsKey, '/v', windowsValue];
    const stdio: ['ignore', 'pipe', 'ignore'] = ['ignore', 'pipe', 'ignore'];
    output = execFileSync(tool, args, { encoding: 'utf8', timeout: longestToolMs, stdio });
  } catch {
    // It ends with 1 where there is no such value.
    return null;
  }
  try {
    return { path, content: JSON.parse(registryText(output)) };
  } catch (error) {
    return { path, refused: messageOf(error) };
  }
}

/**
 * The text that `reg query` found:
 * https://learn.microsoft.com/windows-server/administration/windows-commands/reg-query
 */
export function registryText(output: string): string {
  const match = /^ {4}\S+ {4}REG_(?:EXPAND_)?SZ {4}(.*)$/m.exec(output.replaceAll('\r', ''));
  if (!match) throw new Error('it is not a text (REG_SZ)');
  return match[1] ?? '';
}
