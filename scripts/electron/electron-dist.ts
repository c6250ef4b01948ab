import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A folder that holds an unpacked Electron. */
export interface ElectronDist {
  dir: string;
  executable: string;
  /** Without the `v`; null when the folder doesn't say. */
  version: string | null;
}

const executables: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

/** Where the executable is inside an Electron folder. */
export function executableIn(dir: string, platform: NodeJS.Platform = process.platform): string {
  return path.join(dir, executables[platform] ?? 'electron');
}

/** The Electron in this folder, or null when it holds none. */
export function readDist(dir: string): ElectronDist | null {
  const executable = executableIn(dir);
  if (!existsSync(executable)) return null;
  return { dir, executable, version: readVersion(dir) };
}

function readVersion(dir: string): string | null {
  const file = path.join(dir, 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : null;
}
