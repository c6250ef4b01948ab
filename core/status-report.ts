/** What `--status` says: a few lines for people, one JSON object for programs. */
import { TZDate } from '@date-fns/tz';
import type { BusyReason, ScheduleStatus } from './schedule/types';
import type { Translate } from './translate';
import type { WhenWriter } from './when';

export interface StatusWords extends WhenWriter {
  readonly t: Translate;
}

/** Which parts of this machine work, and through what. */
export interface MachineStatus {
  readonly version: string;
  readonly electron: string;
  /** Whether some panel shows the tray icon; null while that isn't known. */
  readonly tray: boolean | null;
  /** The transport that carried the last notification; null when none has yet, or none could. */
  readonly notifications: string | null;
  /** Where idle time comes from; `none`: all time counts as present. */
  readonly presence: string;
  readonly probes: readonly {
    readonly name: string;
    readonly reason: BusyReason;
    /** null until it was first asked. */
    readonly available: boolean | null;
    readonly detail: string;
  }[];
}

/** The object of `--status --json`. Instants are ISO 8601 with the zone's offset. */
export function statusJson(status: ScheduleStatus, machine: MachineStatus, timeZone: string) {
  const iso = (at: number | null) => (at === null ? null : new TZDate(at, timeZone).toISOString());
  return {
    phase: status.phase,
    nextBreakAt: iso(status.nextBreakAt),
    sittingMinutes: status.sittingMinutes,
    workChangesAt: iso(status.workChangesAt),
    pausedUntil: iso(status.pause?.untilAt ?? null),
    meeting: status.meeting,
    heldBecause: status.heldBecause,
    snoozesLeft: status.snoozesLeft,
    ...machine,
  };
}

/** The lines of `--status`, without a closing line break. */
export function statusText(
  status: ScheduleStatus,
  machine: MachineStatus,
  words: StatusWords,
): string {
  const { t } = words;
  const missing = machine.probes.filter((probe) => probe.available === false);
  return [
    t('status.version', { version: machine.version, electron: machine.electron }),
    phaseLine(status, words),
    t('status.sitting', { count: status.sittingMinutes }),
    machine.tray === false ? t('status.noTray') : undefined,
    machine.presence === 'none' ? t('status.noPresence') : undefined,
    missing.length > 0
      ? t('status.missingProbes', { names: missing.map((probe) => probe.name) })
      : undefined,
  ]
    .filter((line) => line !== undefined)
    .join('\n');
}

/** Until when it is paused, day and time; null: until resumed. */
export function pauseLine(untilAt: number | null, { t, dayAndTime }: StatusWords): string {
  return untilAt === null
    ? t('phase.pausedForGood')
    : t('phase.paused', { when: dayAndTime(untilAt) });
}

/** What is going on, in one line; also the tray's first. */
export function phaseLine(status: ScheduleStatus, words: StatusWords): string {
  const { t, when } = words;
  switch (status.phase) {
    case 'session':
      return t('phase.session');
    case 'paused':
      return pauseLine(status.pause?.untilAt ?? null, words);
    case 'off':
      return status.workChangesAt === null
        ? t('phase.noWork')
        : at('phase.off', status.workChangesAt);
    case 'away':
      return t('phase.away');
    case 'waiting':
    case 'reminding':
      return t('phase.due');
    case 'held':
      return t('phase.held', {
        reasons: status.heldBecause.map((reason) => t(`phase.reason.${reason}`)),
      });
    case 'snoozed':
      return status.snoozedUntilAt === null
        ? t('phase.due')
        : at('phase.snoozed', status.snoozedUntilAt);
    case 'counting':
      if (status.nextBreakAt !== null) return at('phase.counting', status.nextBreakAt);
      return status.workChangesAt === null
        ? t('phase.noMoreBreaks')
        : at('phase.lastStretch', status.workChangesAt);
  }

  function at(key: string, instant: number): string {
    return t(key, { when: when(instant) });
  }
}
