import { existsSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../script';
import { aptCommand, aptInstall } from './apt';
import { findMissing } from './missing';
import type { SystemPart } from './parts';
import { ensureSandbox } from './sandbox';

/**
 * Makes sure that this Linux system has what `executable` and the given parts need: installs
 * what is missing where it may, else says what to do. Elsewhere Electron brings all it needs.
 *
 * @throws {UserError} naming what is missing and the command that brings it
 */
export async function ensureSystem(
  executable: string,
  parts: readonly SystemPart[],
): Promise<void> {
  if (process.platform !== 'linux') return;
  await ensureSandbox(path.dirname(executable));
  const missing = await findMissing(executable, parts);
  if (missing.parts.length === 0 && missing.unknown.length === 0) return;
  console.log(`Missing on this system: ${listNames(missing.parts, missing.unknown)}`);

  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (mayInstall && missing.parts.length > 0) await aptInstall(missing.parts);
  const left = mayInstall ? await findMissing(executable, parts) : missing;
  await refuse(left.parts, left.unknown);
}

async function refuse(parts: SystemPart[], unknown: string[]): Promise<void> {
  const optional = parts.filter((part) => part.optionalFor);
  const required = parts.filter((part) => !part.optionalFor);
  for (const part of optional) console.log(`Going on without ${part.name} (${part.optionalFor}).`);
  if (required.length === 0 && unknown.length === 0) return;

  const advice = existsSync('/usr/bin/apt-get')
    ? `Install it with:\n  ${await aptCommand(parts)}`
    : "Install what holds it with your system's package manager.";
  throw new UserError(`Unhunch can't run without ${listNames(required, unknown)}.\n${advice}`);
}

function listNames(parts: readonly SystemPart[], unknown: readonly string[]): string {
  return [...parts.map((part) => part.name), ...unknown].join(', ');
}
