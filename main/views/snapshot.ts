/** What is so at this moment: every surface and every answer reads it from here. */
import type { Look } from '#core/contract';
import { dayPlan, statusOf } from '#core/schedule/status';
import type { DayPlan, Rules, ScheduleStatus, State } from '#core/schedule/types';
import type { Settings } from '#core/settings';
import type { StatusWords } from '#core/status-report';
import type { Translate } from '#core/translate';
import { whenWriter } from '#core/when';
import type { ClockPort, Host } from '../ports';
import { lookOf } from './window-views';

export interface Snapshot {
  status(): ScheduleStatus;
  day(): DayPlan;
  look(): Look;
  /** When the next break is, as the person reads it; null when none is known of. */
  nextBreak(): string | null;
  /** How it is said: texts, and instants as the person reads them today. */
  words(): StatusWords;
}

export interface SnapshotParts {
  readonly clock: Pick<ClockPort, 'now' | 'timeZone'>;
  readonly settings: () => Settings;
  readonly rules: () => Rules;
  readonly state: () => State;
  readonly host: Pick<Host, 'systemLanguages' | 'formats'>;
  readonly t: Translate;
}

export function createSnapshot(parts: SnapshotParts): Snapshot {
  const { clock, settings, rules, state, host, t } = parts;
  const look = () => lookOf(settings(), host, state().breakNumber);
  const status = () => statusOf(state(), rules(), clock.now());
  const words = () => ({ t, ...whenWriter(look().locale, clock.timeZone(), clock.now()) });

  return {
    status,
    day: () => dayPlan(state(), rules(), clock.now()),
    look,
    nextBreak() {
      const { nextBreakAt } = status();
      return nextBreakAt === null ? null : words().when(nextBreakAt);
    },
    words,
  };
}
