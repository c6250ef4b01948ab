// How fast the schedule engine is, against the budgets of the design: npm run bench:engine.
import { initialState, step } from '#core/schedule/step';
import type { Rules, State } from '#core/schedule/types';
import { defaultSettings } from '#core/settings';
import { MINUTE_MS } from '#core/time';
import { median } from './median';
import { runScript } from './script';
import { parseScenario, type Scenario } from './simulation/scenario';
import { simulate } from './simulation/simulation';

const STEPS = 2_000_000;
const ROUNDS = 5;
const timeZone = 'Europe/Berlin';

runScript(async () => {
  const rates = rounds(() => STEPS / secondsOf(stepThroughWork));
  const year = rounds(() =>
    secondsOf(() => simulate(scenario('2026-01-01', '2027-01-01'), ignore)),
  );
  const day = simulate(scenario('2026-03-27T09:00', '2026-03-27T17:00'), ignore);

  const results = [
    budget('steps per second', median(rates), (n) => n >= 1_000_000, 'at least 1,000,000'),
    budget('seconds for a year of workdays', median(year), (n) => n <= 1, 'at most 1'),
    budget('wakes in 8 h at the desk', day.wakes, (n) => n <= 700, 'at most 700'),
  ];
  return results.every(Boolean) ? 0 : 1;
});

/** Ordinary wakes, ten seconds of work time apart: what the app does nearly all the time. */
function stepThroughWork(): void {
  const rules: Rules = { settings: defaultSettings, timeZone };
  const startAt = Date.UTC(2026, 2, 27, 8, 0);
  let state: State = step(initialState(startAt), { type: 'started' }, rules, startAt).state;
  const day = state;
  for (let i = 0; i < STEPS; i++) {
    const now = state.at + MINUTE_MS / 6;
    // The same hours again and again: evenings would flatter the figure.
    if (now >= startAt + 8 * 60 * MINUTE_MS) state = day;
    else state = step(state, { type: 'woke' }, rules, now).state;
  }
}

function scenario(from: string, to: string): Scenario {
  const local = (text: string) => (text.includes('T') ? text : `${text}T00:00`);
  return parseScenario({ timeZone, from: local(from), to: local(to), answer: 'finish' });
}

function ignore(): void {}

/** Processor time, which other programs on the machine don't add to. */
function secondsOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000_000;
}

function rounds(measure: () => number): number[] {
  return Array.from({ length: ROUNDS }, measure);
}

function budget(
  what: string,
  value: number,
  isKept: (value: number) => boolean,
  limit: string,
): boolean {
  const kept = isKept(value);
  const shown = value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 3 : 0 });
  console.log(`${kept ? 'ok  ' : 'OVER'} ${what}: ${shown} (budget: ${limit})`);
  return kept;
}
