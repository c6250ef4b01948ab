import { describe, expect, it } from 'vitest';
import type { ScheduleStatus } from '#core/schedule/types';
import {
  type MachineStatus,
  pauseLine,
  phaseLine,
  statusJson,
  statusText,
} from '#core/status-report';

const at = (hour: number, minute = 0) => Date.UTC(2026, 2, 2, hour, minute);

const counting: ScheduleStatus = {
  phase: 'counting',
  working: true,
  nextBreakAt: at(9, 45),
  sittingMinutes: 12,
  workChangesAt: at(17, 30),
  pause: null,
  awaySinceAt: null,
  meeting: false,
  heldBecause: [],
  breakNumber: 1,
  reminder: null,
  snoozedUntilAt: null,
  session: null,
  snoozesLeft: 3,
  canSnooze: true,
  canSkip: true,
};

const machine: MachineStatus = {
  version: '1.2.3',
  electron: '45.0.0',
  tray: true,
  notifications: 'dbus',
  presence: 'electron',
  probes: [
    { name: 'PipeWire', reason: 'microphone', available: true, detail: 'works' },
    { name: 'video devices', reason: 'camera', available: null, detail: 'not asked' },
  ],
};

const when = (instant: number) => new Date(instant).toISOString().slice(11, 16);
/** A text is its key and what is filled in. */
const words = {
  t: (key: string, values: object = {}) => [key, ...Object.values(values)].join(' '),
  when,
  dayAndTime: (instant: number) => `Mon ${when(instant)}`,
};

describe('what is going on, in one line', () => {
  it.each<[string, Partial<ScheduleStatus>]>([
    ['phase.counting 09:45', {}],
    ['phase.lastStretch 17:30', { nextBreakAt: null }],
    ['phase.noMoreBreaks', { nextBreakAt: null, workChangesAt: null }],
    ['phase.session', { phase: 'session' }],
    ['phase.paused Mon 10:00', { phase: 'paused', pause: { untilAt: at(10) } }],
    ['phase.pausedForGood', { phase: 'paused', pause: { untilAt: null } }],
    ['phase.pausedForGood', { phase: 'paused' }],
    ['phase.off 17:30', { phase: 'off' }],
    ['phase.noWork', { phase: 'off', workChangesAt: null }],
    ['phase.away', { phase: 'away' }],
    ['phase.due', { phase: 'waiting' }],
    ['phase.due', { phase: 'reminding' }],
    [
      'phase.held phase.reason.microphone,phase.reason.meeting',
      { phase: 'held', heldBecause: ['microphone', 'meeting'] },
    ],
    ['phase.snoozed 09:50', { phase: 'snoozed', snoozedUntilAt: at(9, 50) }],
    ['phase.due', { phase: 'snoozed' }],
  ])('%s', (line, change) => {
    expect(phaseLine({ ...counting, ...change }, words)).toBe(line);
  });

  it('a pause is told until when, or for good', () => {
    expect(pauseLine(at(10), words)).toBe('phase.paused Mon 10:00');
    expect(pauseLine(null, words)).toBe('phase.pausedForGood');
  });
});

describe('the lines of --status', () => {
  const lines = (change: Partial<MachineStatus> = {}) =>
    statusText(counting, { ...machine, ...change }, words).split('\n');
  const usual = ['status.version 1.2.3 45.0.0', 'phase.counting 09:45', 'status.sitting 12'];

  it('are three where all works, or is not known yet', () => {
    expect(lines()).toEqual(usual);
    expect(lines({ tray: null, probes: [] })).toEqual(usual);
  });

  it('say what does not work', () => {
    const [microphone, camera] = machine.probes.map((probe) => ({ ...probe, available: false }));
    const probes = [microphone, camera].filter((probe) => probe !== undefined);
    expect(lines({ tray: false, presence: 'none', probes })).toEqual([
      ...usual,
      'status.noTray',
      'status.noPresence',
      'status.missingProbes PipeWire,video devices',
    ]);
  });
});

describe('the object of --status --json', () => {
  it('has instants with the offset of the zone', () => {
    const status = { ...counting, pause: { untilAt: at(10) }, heldBecause: [] };
    expect(statusJson(status, machine, 'Europe/Berlin')).toEqual({
      phase: 'counting',
      nextBreakAt: '2026-03-02T10:45:00.000+01:00',
      sittingMinutes: 12,
      workChangesAt: '2026-03-02T18:30:00.000+01:00',
      pausedUntil: '2026-03-02T11:00:00.000+01:00',
      meeting: false,
      heldBecause: [],
      snoozesLeft: 3,
      ...machine,
    });
  });

  it('has null for what is not in sight', () => {
    const status = { ...counting, nextBreakAt: null, workChangesAt: null };
    expect(statusJson(status, machine, 'UTC')).toMatchObject({
      nextBreakAt: null,
      workChangesAt: null,
      pausedUntil: null,
    });
  });
});
