/** Finds the settings of other break reminders in their usual places. Reads, and never writes. */
import { join } from 'node:path';
import { type OtherApp, readOtherApp, type TakeOver } from '#core/other-apps';
import type { OtherAppsPort } from '../ports';
import { readTextFile } from './text-file';

export interface OtherAppsPlaces {
  /** The person's own folder, and where their apps keep settings. */
  readonly homeDir: string;
  readonly appDataDir: string;
}

/** In bytes; the largest of them has its break ideas in every language. */
const largest = 1_000_000;

/** One entry for each app that is there and has something that fits. Never rejects. */
export async function findOtherApps(
  places: OtherAppsPlaces,
  port: OtherAppsPort,
): Promise<readonly TakeOver[]> {
  const found: TakeOver[] = [];
  for (const [app, paths] of Object.entries(files(places)) as [OtherApp, string[]][]) {
    const read = paths.map((path) => takeOverOf(app, path)).find((takeOver) => takeOver !== null);
    if (read) found.push(read);
  }
  if (!found.some(({ app }) => app === 'workrave')) {
    const dump = await port.workraveDump();
    const read = dump === null ? null : readOtherApp('workrave', dump);
    if (read) found.push(read);
  }
  return found;
}

function takeOverOf(app: OtherApp, path: string): TakeOver | null {
  const file = readTextFile(path, largest);
  return file.kind === 'text' ? readOtherApp(app, file.text) : null;
}

/** Where each keeps its settings, as a package of the system, a Flatpak and a snap. */
function files({ homeDir, appDataDir }: OtherAppsPlaces): Record<OtherApp, string[]> {
  const flatpak = (id: string, ...path: string[]) =>
    join(homeDir, '.var/app', id, 'config', ...path);
  const snap = (name: string, ...path: string[]) =>
    join(homeDir, 'snap', name, 'current/.config', ...path);
  return {
    stretchly: [
      join(appDataDir, 'Stretchly/config.json'),
      flatpak('net.hovancik.Stretchly', 'Stretchly/config.json'),
      snap('stretchly', 'Stretchly/config.json'),
    ],
    breaktimer: [
      join(appDataDir, 'BreakTimer/config.json'),
      snap('breaktimer', 'BreakTimer/config.json'),
    ],
    safeeyes: [
      join(appDataDir, 'safeeyes/safeeyes.json'),
      flatpak('io.github.slgobinath.SafeEyes', 'safeeyes/safeeyes.json'),
    ],
    workrave: [
      join(homeDir, '.workrave/workrave.ini'),
      join(appDataDir, 'workrave/workrave.ini'),
      join(appDataDir, 'Workrave/workrave.ini'),
    ],
  };
}
