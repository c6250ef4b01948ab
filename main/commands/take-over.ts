/** Takes the settings of another break reminder over into ours. */
import type { TakeOver } from '#core/other-apps';
import type { SettingsFile } from '../storage/settings-file';

/** What came of it: a value that the organisation has locked is left. */
export function takeOver(
  found: TakeOver,
  settings: Pick<SettingsFile, 'change' | 'locked'>,
): TakeOver {
  const free = found.take.filter(({ path }) => !settings.locked.includes(path));
  for (const { path, value } of free) settings.change(path, value);
  return free.length === found.take.length
    ? found
    : { ...found, take: free, left: [...found.left, 'locked'] };
}
