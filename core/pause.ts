/** How long a pause is asked to last, by whatever way it is asked for. */
import { DAY_MINUTES } from './time';

/** Minutes from now; until tomorrow's first work range; or until the person resumes. */
export type PauseLength = number | 'tomorrow' | 'forever';

/** The longest pause that can be asked for in minutes: a day. */
export const longestPauseMinutes = DAY_MINUTES;

/** The lengths every menu offers, shortest first. */
export const offeredPauses = [30, 60, 120, 'tomorrow', 'forever'] as const;

/** `30m`, `2h` (a day at most), `tomorrow`, `forever`; else undefined. */
export function parsePauseLength(text: string): PauseLength | undefined {
  if (text === 'tomorrow' || text === 'forever') return text;
  const match = /^(\d{1,4})([mh])$/.exec(text);
  if (!match) return undefined;
  const minutes = Number(match[1]) * (match[2] === 'h' ? 60 : 1);
  return minutes >= 1 && minutes <= longestPauseMinutes ? minutes : undefined;
}
