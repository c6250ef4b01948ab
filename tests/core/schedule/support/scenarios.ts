// Scenarios as short as they are told: what happens at the desk, and the lines that come of it.
import { parseScenario } from '../../../../scripts/simulation/scenario';
import { simulate } from '../../../../scripts/simulation/simulation';

interface Day {
  readonly timeZone?: string;
  readonly settings?: Record<string, unknown>;
  readonly from?: string;
  readonly to?: string;
  readonly answer?: 'finish' | 'snooze' | 'skip' | 'ignore';
  readonly events?: readonly Record<string, unknown>[];
}

/**
 * Friday 27 March 2026 in Berlin, 09:00–17:30, unless `day` says otherwise. Times of events
 * without a date are that day's. Returns lines such as `09:45:00 reminder`; with a date when
 * the scenario has more than one day.
 */
export function linesOf(day: Day): string[] {
  const scenario = parseScenario({
    timeZone: 'Europe/Berlin',
    answer: 'ignore',
    ...day,
    ...datedTimesOf(day),
  });
  const withDate = (day.from ?? '').includes('T');
  const lines: string[] = [];
  simulate(scenario, ({ at, effect, kind }) => {
    const time = withDate ? at : at.slice(11, 19);
    lines.push(kind ? `${time} ${effect} ${kind}` : `${time} ${effect}`);
  });
  return lines;
}

/** Only the lines with these effects. */
export function only(effects: readonly string[], lines: readonly string[]): string[] {
  return lines.filter((line) => effects.includes(line.split(' ')[1] ?? ''));
}

/** Only the reminders, quiet ones too. */
export function remindersOf(day: Day): string[] {
  return only(['reminder', 'quiet-reminder'], linesOf(day));
}

function datedTimesOf(day: Day) {
  const dated = (time: string) => (time.includes('T') ? time : `2026-03-27T${time}`);
  return {
    from: dated(day.from ?? '08:00'),
    to: dated(day.to ?? '18:00'),
    events: (day.events ?? []).map((event) => ({ ...event, at: dated(String(event.at)) })),
  };
}
