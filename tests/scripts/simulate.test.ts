import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { parseScenario, ScenarioError } from '../../scripts/simulation/scenario';
import { type Line, simulate } from '../../scripts/simulation/simulation';

const good = {
  timeZone: 'Europe/Berlin',
  settings: { breaks: { intervalMinutes: 45 } },
  from: '2026-03-27T08:00',
  to: '2026-03-30T10:00',
  answer: 'finish',
  events: [
    { at: '2026-03-27T09:50', type: 'away', minutes: 12 },
    { at: '2026-03-27T11:00', type: 'sleep', minutes: 90 },
    { at: '2026-03-27T14:00', type: 'busy', minutes: 30, why: 'fullscreen' },
    { at: '2026-03-27T15:00', type: 'pause', minutes: 60 },
    { at: '2026-03-27T16:10', type: 'restart', minutes: 2 },
    { at: '2026-03-27T16:30', type: 'clock', minutes: -20 },
    { at: '2026-03-27T16:40', type: 'settings', settings: { breaks: { intervalMinutes: 30 } } },
    { at: '2026-03-27T17:00', type: 'start' },
  ],
};

function linesOf(raw: unknown): Line[] {
  const lines: Line[] = [];
  simulate(parseScenario(raw), (line) => lines.push(line));
  return lines;
}

describe('simulate', () => {
  test('a day with everything in it', () => {
    const told = linesOf(good).map(({ at, effect, kind }) =>
      kind ? `${at} ${effect} ${kind}` : `${at} ${effect}`,
    );
    expect(told).toEqual([
      '2026-03-27T09:00:00+01:00 work-start',
      '2026-03-27T09:45:00+01:00 reminder',
      '2026-03-27T09:45:05+01:00 session-start',
      '2026-03-27T09:46:35+01:00 session-end',
      '2026-03-27T09:46:35+01:00 rest session',
      '2026-03-27T09:55:00+01:00 rest natural',
      '2026-03-27T10:47:00+01:00 reminder',
      '2026-03-27T10:47:05+01:00 session-start',
      '2026-03-27T10:48:35+01:00 session-end',
      '2026-03-27T10:48:35+01:00 rest session',
      '2026-03-27T12:30:00+01:00 rest natural',
      '2026-03-27T13:15:00+01:00 reminder',
      '2026-03-27T13:15:05+01:00 session-start',
      '2026-03-27T13:16:35+01:00 session-end',
      '2026-03-27T13:16:35+01:00 rest session',
      '2026-03-27T14:01:35+01:00 hold',
      '2026-03-27T14:30:00+01:00 release',
      '2026-03-27T14:30:00+01:00 reminder',
      '2026-03-27T14:30:05+01:00 session-start',
      '2026-03-27T14:31:35+01:00 session-end',
      '2026-03-27T14:31:35+01:00 rest session',
      '2026-03-27T15:00:00+01:00 paused',
      '2026-03-27T16:00:00+01:00 resumed',
      '2026-03-27T16:18:35+01:00 reminder',
      '2026-03-27T16:18:40+01:00 session-start',
      '2026-03-27T16:20:10+01:00 session-end',
      '2026-03-27T16:20:10+01:00 rest session',
      // At 16:30 the clock is set to 16:10.
      '2026-03-27T16:40:00+01:00 reminder',
      '2026-03-27T16:40:05+01:00 session-start',
      '2026-03-27T16:41:35+01:00 session-end',
      '2026-03-27T16:41:35+01:00 rest session',
      '2026-03-27T17:00:00+01:00 session-start',
      '2026-03-27T17:01:30+01:00 session-end',
      '2026-03-27T17:01:30+01:00 rest session',
      '2026-03-27T17:30:00+01:00 work-end',
      // Summer time.
      '2026-03-30T09:00:00+02:00 rest gap',
      '2026-03-30T09:00:00+02:00 work-start',
      '2026-03-30T09:30:00+02:00 reminder',
      '2026-03-30T09:30:05+02:00 session-start',
      '2026-03-30T09:31:35+02:00 session-end',
      '2026-03-30T09:31:35+02:00 rest session',
    ]);
  });

  test('a person who is away answers nothing until back', () => {
    const lines = linesOf({
      ...good,
      to: '2026-03-27T09:50',
      events: [{ at: '2026-03-27T09:44', type: 'away', minutes: 3 }],
    });
    expect(lines.map(({ at, effect }) => `${at.slice(11, 19)} ${effect}`)).toEqual([
      '09:00:00 work-start',
      '09:45:00 reminder',
      '09:47:05 session-start',
      '09:48:35 session-end',
      '09:48:35 rest',
    ]);
  });

  test('a clock set forward by more than a rest looks like a sleep', () => {
    const events = [{ at: '2026-03-27T09:20', type: 'clock', minutes: 10 }];
    const lines = linesOf({ ...good, to: '2026-03-27T10:16', events }).slice(0, 3);
    expect(lines.map(({ at, effect }) => `${at.slice(11, 19)} ${effect}`)).toEqual([
      '09:00:00 work-start',
      '09:30:00 rest',
      '10:15:00 reminder',
    ]);
  });

  const linesOn = (events: unknown[], to: string, change: object = {}) =>
    linesOf({ ...good, ...change, to: `2026-03-27T${to}`, events }).map(
      ({ at, effect, kind }) => `${at.slice(11, 19)} ${effect}${kind ? ` ${kind}` : ''}`,
    );

  test('sitting still in a call is sitting, and its goodbye is left alone', () => {
    const events = [
      { at: '2026-03-27T10:00', type: 'busy', minutes: 120, why: 'microphone' },
      { at: '2026-03-27T10:05', type: 'away', minutes: 50 },
    ];
    expect(linesOn(events, '12:01').slice(5)).toEqual([
      '10:31:35 hold',
      '11:31:35 quiet-reminder',
      '11:31:40 session-start',
      '11:33:10 session-end',
      '11:33:10 rest session',
    ]);
    const patient = { settings: { breaks: { maxHoldMinutes: 240 } } };
    expect(linesOn(events, '12:01', patient).slice(5)).toEqual([
      '10:31:35 hold',
      '12:00:30 release',
      '12:00:30 reminder',
      '12:00:35 session-start',
    ]);
  });

  test('until tomorrow, said half an hour after midnight, is this morning', () => {
    const lines = linesOf({
      ...good,
      from: '2026-03-24T00:00',
      to: '2026-03-24T09:30',
      events: [{ at: '2026-03-24T00:30', type: 'pause', until: 'tomorrow' }],
    });
    expect(lines.map(({ at, effect }) => `${at.slice(0, 19)} ${effect}`)).toEqual([
      '2026-03-24T00:30:00 paused',
      '2026-03-24T09:00:00 resumed',
      '2026-03-24T09:00:00 work-start',
    ]);
  });

  test('a clock that shows 1970 for ten minutes keeps count and pause', () => {
    const to1970 = -(Date.UTC(2026, 2, 27) / 60_000);
    const wrong = { at: '2026-03-27T09:20', type: 'clock', minutes: to1970, forMinutes: 10 };
    expect(linesOn([wrong], '09:56').filter((line) => line.includes('reminder'))).toEqual([
      '09:54:00 reminder',
    ]);
    const pause = { at: '2026-03-27T09:10', type: 'pause', minutes: 60 };
    expect(linesOn([pause, wrong], '10:45:05').filter((line) => !line.includes('work'))).toEqual([
      '09:10:00 paused',
      '10:10:00 resumed',
      '10:45:00 reminder',
    ]);
  });

  test('offsets east and west, whole hours and not', () => {
    const first = (timeZone: string) => linesOf({ ...good, timeZone, events: [] })[0]?.at;
    expect(first('America/St_Johns')).toBe('2026-03-27T09:00:00-02:30');
    expect(first('Asia/Kathmandu')).toBe('2026-03-27T09:00:00+05:45');
    expect(first('Etc/UTC')).toBe('2026-03-27T09:00:00+00:00');
  });
});

describe('a bad scenario is refused by the name of its field', () => {
  const event = (change: object) => ({ events: [{ at: '2026-03-27T09:50', ...change }] });
  test.each([
    ['timeZone', { timeZone: 'Europe/Nowhere' }],
    ['from', { from: '27.3.2026' }],
    ['from', { from: '2026-02-30T08:00' }],
    ['to', { to: '2026-03-27T24:01' }],
    ['to', { to: '2026-03-27T07:00' }],
    ['answer', { answer: 'dance' }],
    ['spare', { spare: 1 }],
    ['events.0.type', event({ type: 'nap', minutes: 3 })],
    ['events.0.minutes', event({ type: 'away' })],
    ['events.0.minutes', event({ type: 'sleep', minutes: -1 })],
    ['events.0.why', event({ type: 'busy', minutes: 3, why: 'tired' })],
    ['events.0.until', event({ type: 'pause', until: 'never' })],
    ['events.0.at', { events: [{ at: '2026-03-27T07:50', type: 'start' }] }],
    ['settings.breaks.intervalMinutes', { settings: { breaks: { intervalMinutes: 4 } } }],
    ['settings.breaks.interval', { settings: { breaks: { interval: 45 } } }],
    ['settings.daysOff.0', { settings: { daysOff: ['2026-13-01'] } }],
    [
      'settings.workHours.monday.0.start',
      { settings: { workHours: { monday: [{ start: '9', end: '17:00' }] } } },
    ],
    [
      'events.0.settings.breaks.snoozeLimit',
      event({ type: 'settings', settings: { breaks: { snoozeLimit: 'none' } } }),
    ],
  ])('%s', (path, change) => {
    expect(() => parseScenario({ ...good, ...change })).toThrow(ScenarioError);
    expect(() => parseScenario({ ...good, ...change })).toThrow(`${path}: `);
  });

  test('overlapping ranges are no mistake: they are merged', () => {
    const friday = [
      { start: '09:00', end: '12:00' },
      { start: '11:00', end: '12:30' },
    ];
    const lines = linesOf({
      ...good,
      to: '2026-03-27T18:00',
      settings: { workHours: { friday } },
      events: [],
    });
    expect(lines.at(-1)).toEqual({ at: '2026-03-27T12:30:00+01:00', effect: 'work-end' });
  });
});

describe('npm run simulate', { timeout: 60_000 }, () => {
  const run = (input: string) =>
    spawnSync(process.execPath, ['--import', 'tsx', 'scripts/simulate.ts', '-'], {
      input,
      encoding: 'utf8',
    });

  test('prints one JSON line per effect', () => {
    const { status, stdout } = run(JSON.stringify({ ...good, to: '2026-03-27T09:45:01' }));
    expect(status).toBe(0);
    expect(stdout).toBe(
      '{"at":"2026-03-27T09:00:00+01:00","effect":"work-start"}\n' +
        '{"at":"2026-03-27T09:45:00+01:00","effect":"reminder"}\n',
    );
  });

  test.each([
    [JSON.stringify({ ...good, timeZone: 'Nowhere' }), 'timeZone'],
    ['{', 'JSON'],
  ])('ends with 2 and one line about what is bad', (input, word) => {
    const { status, stdout, stderr } = run(input);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(new RegExp(`^[^\\n]*${word}[^\\n]*\\n$`));
  });
});
