import type { HomeView } from '#core/contract';
import { addDays, dayAt } from '#core/schedule/local-time';
import type { Format } from '../format';

/** A sentence of `home.json`. */
export interface Line {
  readonly key: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** What the first lines of Today say: what is going on, and a word about it. */
export function headline(
  { status, day, now, timeZone }: Pick<HomeView, 'status' | 'day' | 'now' | 'timeZone'>,
  format: Format,
): { readonly title: Line; readonly hint: Line } {
  const line = (key: string, params?: Line['params']): Line => ({
    key: `today.status.${key}`,
    ...(params && { params }),
  });
  const sitting =
    status.sittingMinutes === 0 ? line('fresh') : line('sitting', { count: status.sittingMinutes });

  switch (status.phase) {
    case 'session':
      return { title: line('session'), hint: line('sessionHint') };
    case 'paused': {
      const untilAt = status.pause?.untilAt ?? null;
      const hint = line('pausedHint');
      if (untilAt === null) return { title: line('paused'), hint };
      const time = format.time(untilAt);
      const untilDay = dayAt(timeZone, untilAt);
      const isNear = untilDay < addDays(dayAt(timeZone, now), 7);
      const day = isNear ? format.weekdayAt(untilAt) : format.day(untilDay, 'weekday');
      return { title: line('pausedUntilDay', { time, day }), hint };
    }
    case 'off':
      return { title: line('off'), hint: workStart(status.workChangesAt) };
    case 'away':
      return { title: line('away'), hint: line('awayHint') };
    case 'waiting':
    case 'reminding':
      return { title: line('due'), hint: line('dueHint') };
    case 'held':
      return {
        title: line('held'),
        hint: line(status.heldBecause.includes('meeting') ? 'heldMeeting' : 'heldHint'),
      };
    case 'snoozed':
    case 'counting': {
      const at = status.snoozedUntilAt ?? day.nextBreakAt;
      if (at === null) return { title: line('quietEnd'), hint: line('quietEndHint') };
      return { title: line(status.phase, { time: format.time(at) }), hint: sitting };
    }
  }

  function workStart(at: number | null): Line {
    if (at === null) return line('offNever');
    const time = format.time(at);
    const today = dayAt(timeZone, now);
    const startDay = dayAt(timeZone, at);
    if (startDay === today) return line('offToday', { time });
    if (startDay === addDays(today, 1)) return line('offTomorrow', { time });
    return line('offDay', { time, day: format.weekdayAt(at) });
  }
}
