/** The rules in force: the settings, and the zone that the person's wall clock shows. */
import type { Rules } from '#core/schedule/types';
import type { Settings } from '#core/settings';
import type { ClockPort } from '../ports';

/** Gives the same object until settings or time zone change. */
export function createRules(
  clock: Pick<ClockPort, 'timeZone'>,
  settings: () => Settings,
): () => Rules {
  let known: Rules = { settings: settings(), timeZone: clock.timeZone() };
  return () => {
    const next = { settings: settings(), timeZone: clock.timeZone() };
    if (next.settings !== known.settings || next.timeZone !== known.timeZone) known = next;
    return known;
  };
}
