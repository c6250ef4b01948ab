import { describe, expect, it } from 'vitest';
import type { ScheduleStatus } from '#core/schedule/types';
import { phaseLine, statusJson, statusText } from '#core/status-report';
import { type TrayItem, trayModel } from '#core/tray-model';
import { whenWriter } from '#core/when';
import { desktopTexts } from '../support/texts';

const t = desktopTexts();
/** A Tuesday, 10:00 in Berlin. */
const now = Date.parse('2026-03-10T10:00:00+01:00');
const minutes = (n: number) => now + n * 60_000;
const words = { t, ...whenWriter('en-GB', 'Europe/Berlin', now) };

const counting: ScheduleStatus = {
  phase: 'counting',
  working: true,
  nextBreakAt: minutes(45),
  sittingMinutes: 0,
  workChangesAt: minutes(450),
  pause: null,
  awaySinceAt: null,
  meeting: false,
  heldBecause: [],
  breakNumber: 3,
  reminder: null,
  snoozedUntilAt: null,
  session: null,
  snoozesLeft: 3,
  canSnooze: false,
  canSkip: false,
};
const modelOf = (status: Partial<ScheduleStatus>, at = now) =>
  trayModel({ ...counting, ...status }, 45, at, words);

function labels(items: readonly TrayItem[]): string[] {
  return items.map((item) => (item.kind === 'separator' ? '-' : item.label));
}

describe('the tray icon', () => {
  it.each<[string, Partial<ScheduleStatus>, string]>([
    ['counts', {}, 'counting'],
    ['is due while it waits for a lull', { phase: 'waiting' }, 'due'],
    ['is due while reminding', { phase: 'reminding' }, 'due'],
    ['stays due when snoozed', { phase: 'snoozed', snoozedUntilAt: minutes(5) }, 'due'],
    ['is due when held by the desktop', { phase: 'held', heldBecause: ['camera'] }, 'due'],
    [
      'shows the meeting that holds',
      { phase: 'held', heldBecause: ['meeting'], meeting: true },
      'meeting',
    ],
    ['shows a meeting while counting', { meeting: true }, 'meeting'],
    ['is paused', { phase: 'paused', pause: { untilAt: null } }, 'paused'],
    ['is off', { phase: 'off', working: false }, 'off'],
    ['counts during a session', { phase: 'session' }, 'counting'],
  ])('%s', (_, status, kind) => {
    expect(modelOf(status).icon.kind).toBe(kind);
  });

  it('fills its ring in eighths and never wholly before the break is due', () => {
    const eighths = [0, 5, 6, 22, 23, 44].map((minute) => modelOf({}, minutes(minute)).icon);
    expect(eighths.map((icon) => (icon.kind === 'counting' ? icon.eighths : null))).toEqual([
      0, 0, 1, 3, 4, 7,
    ]);
    expect(modelOf({}, minutes(46)).icon).toEqual({ kind: 'counting', eighths: 7 });
  });

  it('has an empty ring when no break is in sight', () => {
    expect(modelOf({ nextBreakAt: null }).icon).toEqual({ kind: 'counting', eighths: 0 });
    expect(modelOf({ nextBreakAt: minutes(90) }).icon).toEqual({ kind: 'counting', eighths: 0 });
  });

  it('stays the same value between two steps of the ring, so nothing is redrawn', () => {
    expect(modelOf({}, minutes(7))).toEqual(modelOf({}, minutes(11)));
  });
});

describe('the tray menu', () => {
  it('offers no Snooze and no Skip while nothing is due', () => {
    expect(labels(modelOf({}).menu)).toEqual([
      'Next break at 10:45',
      '-',
      'Start a break now',
      'Start the longer routine',
      'Pause',
      'In a meeting',
      '-',
      'Open Unhunch',
      'Quit',
    ]);
  });

  it('offers Snooze and Skip when they apply', () => {
    const due = { phase: 'reminding' as const };
    expect(labels(modelOf({ ...due, canSnooze: true, canSkip: true }).menu)).toEqual([
      'A break is due',
      '-',
      'Start a break now',
      'Start the longer routine',
      'Snooze',
      'Skip',
      'Pause',
      'In a meeting',
      '-',
      'Open Unhunch',
      'Quit',
    ]);
    expect(labels(modelOf({ ...due, canSnooze: false, canSkip: true }).menu)).not.toContain(
      'Snooze',
    );
  });

  it('offers no second snooze while one runs, but Skip', () => {
    const snoozed = { phase: 'snoozed' as const, snoozedUntilAt: minutes(5) };
    const menu = labels(modelOf({ ...snoozed, canSnooze: true, canSkip: true }).menu);
    expect(menu).not.toContain('Snooze');
    expect(menu).toContain('Skip');
  });

  it('offers Resume instead of Pause while paused', () => {
    const menu = labels(modelOf({ phase: 'paused', pause: { untilAt: minutes(60) } }).menu);
    expect(menu).toContain('Resume');
    expect(menu).not.toContain('Pause');
  });

  it('offers no second break while one is under way', () => {
    const status = { phase: 'session' as const, session: { id: 's', endsBy: minutes(3) } };
    expect(labels(modelOf(status).menu)).not.toContain('Start a break now');
  });

  it('ticks the meeting and turns it off again', () => {
    expect(modelOf({ meeting: true }).menu).toContainEqual({
      kind: 'toggle',
      label: 'In a meeting',
      on: true,
      command: { name: 'meeting', on: false },
    });
  });

  it('pauses for as long as it says', () => {
    const pause = modelOf({}).menu.find((item) => item.kind === 'submenu');
    expect(pause?.items).toEqual([
      {
        kind: 'command',
        label: 'For 30 minutes',
        command: { name: 'pause', length: 30 },
      },
      { kind: 'command', label: 'For 1 hour', command: { name: 'pause', length: 60 } },
      { kind: 'command', label: 'For 2 hours', command: { name: 'pause', length: 120 } },
      {
        kind: 'command',
        label: 'Until tomorrow',
        command: { name: 'pause', length: 'tomorrow' },
      },
      {
        kind: 'command',
        label: 'Until I resume',
        command: { name: 'pause', length: 'forever' },
      },
    ]);
  });
});

describe('the first line', () => {
  it.each<[string, Partial<ScheduleStatus>]>([
    ['Next break at 10:45', {}],
    ['No more breaks; work ends at 17:30', { nextBreakAt: null }],
    ['No break ahead', { nextBreakAt: null, workChangesAt: null }],
    ['A break is due', { phase: 'waiting' }],
    ['A break is due', { phase: 'reminding' }],
    [
      'A break is waiting: the camera is in use and the microphone is in use',
      { phase: 'held', heldBecause: ['camera', 'microphone'] },
    ],
    ['A break is due', { phase: 'snoozed', snoozedUntilAt: null }],
    ['Break put off until 10:05', { phase: 'snoozed', snoozedUntilAt: minutes(5) }],
    ['Paused until Wed 09:00', { phase: 'paused', pause: { untilAt: minutes(23 * 60) } }],
    ['Paused until you resume', { phase: 'paused', pause: { untilAt: null } }],
    ['Off hours; work starts 13:00', { phase: 'off', workChangesAt: minutes(180) }],
    ['Off hours; work starts 24 Mar, 10:00', { phase: 'off', workChangesAt: minutes(14 * 1440) }],
    ['No work hours ahead', { phase: 'off', workChangesAt: null }],
    ['You are away', { phase: 'away', awaySinceAt: minutes(-6) }],
    ['A break is under way', { phase: 'session' }],
  ])('%s', (line, status) => {
    expect(phaseLine({ ...counting, ...status }, words)).toBe(line);
    expect(modelOf(status).tooltip).toBe(`Unhunch: ${line}`);
  });
});

const machine = {
  version: '0.1.0',
  electron: '33.2.1',
  tray: false,
  notifications: 'notify-send',
  presence: 'none',
  probes: [
    { name: 'pulse', reason: 'microphone', available: false, detail: 'pactl is not installed' },
    { name: 'v4l', reason: 'camera', available: true, detail: 'free' },
  ],
} as const;

it('tells programs one object with offsets', () => {
  const json = statusJson({ ...counting, sittingMinutes: 12 }, machine, 'Europe/Berlin');
  expect(json).toMatchObject({
    phase: 'counting',
    nextBreakAt: '2026-03-10T10:45:00.000+01:00',
    sittingMinutes: 12,
    workChangesAt: '2026-03-10T17:30:00.000+01:00',
    pausedUntil: null,
    electron: '33.2.1',
    version: '0.1.0',
    presence: 'none',
    probes: machine.probes,
  });
  expect(statusJson({ ...counting, nextBreakAt: null }, machine, 'UTC').nextBreakAt).toBeNull();
});

it('tells people what matters and what is missing', () => {
  expect(statusText({ ...counting, sittingMinutes: 1 }, machine, words).split('\n')).toEqual([
    'Unhunch 0.1.0 on Electron 33.2.1',
    'Next break at 10:45',
    'Sitting for 1 minute',
    'No panel shows the tray icon',
    'This desktop tells no idle time: all time counts as present, but for lock and sleep',
    "Can't be asked here: pulse",
  ]);
});
