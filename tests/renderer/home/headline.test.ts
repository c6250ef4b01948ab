import { describe, expect, it } from 'vitest';
import type { HomeView } from '#core/contract';
import type { ScheduleStatus } from '#core/schedule/types';
import english from '../../../assets/locales/en/home.json';
import { makeFormat } from '../../../renderer/home/format';
import { headline } from '../../../renderer/home/today/headline';

const timeZone = 'Europe/Berlin';
const format = makeFormat('en-GB', timeZone);
const at = (time: string, day = '2026-03-03') => Date.parse(`${day}T${time}:00+01:00`);

const counting: ScheduleStatus = {
  phase: 'counting',
  working: true,
  nextBreakAt: at('11:27'),
  sittingMinutes: 23,
  workChangesAt: at('17:00'),
  pause: null,
  awaySinceAt: null,
  meeting: false,
  heldBecause: [],
  breakNumber: 3,
  reminder: null,
  snoozedUntilAt: null,
  session: null,
  snoozesLeft: 3,
  canSnooze: true,
  canSkip: true,
};

function said(status: Partial<ScheduleStatus>, nextBreakAt: number | null = at('11:27')) {
  const day: HomeView['day'] = { day: '2026-03-03', ranges: [], entries: [], nextBreakAt };
  const now = at('11:05');
  const view = { status: { ...counting, ...status }, day, now, timeZone };
  const { title, hint } = headline(view, format);
  return [title, hint].map(({ key, params }) => [key.replace('today.status.', ''), params]);
}

describe('the first lines of Today', () => {
  it.each<[string, Partial<ScheduleStatus>, unknown[]]>([
    [
      'counting',
      {},
      [
        ['counting', { time: '11:27' }],
        ['sitting', { count: 23 }],
      ],
    ],
    [
      'just rested',
      { sittingMinutes: 0 },
      [
        ['counting', { time: '11:27' }],
        ['fresh', undefined],
      ],
    ],
    [
      'due',
      { phase: 'waiting' },
      [
        ['due', undefined],
        ['dueHint', undefined],
      ],
    ],
    [
      'reminding',
      { phase: 'reminding' },
      [
        ['due', undefined],
        ['dueHint', undefined],
      ],
    ],
    [
      'held',
      { phase: 'held', heldBecause: ['camera'] },
      [
        ['held', undefined],
        ['heldHint', undefined],
      ],
    ],
    [
      'held by a meeting',
      { phase: 'held', heldBecause: ['camera', 'meeting'] },
      [
        ['held', undefined],
        ['heldMeeting', undefined],
      ],
    ],
    [
      'snoozed',
      { phase: 'snoozed', snoozedUntilAt: at('11:10') },
      [
        ['snoozed', { time: '11:10' }],
        ['sitting', { count: 23 }],
      ],
    ],
    [
      'away',
      { phase: 'away' },
      [
        ['away', undefined],
        ['awayHint', undefined],
      ],
    ],
    [
      'session',
      { phase: 'session' },
      [
        ['session', undefined],
        ['sessionHint', undefined],
      ],
    ],
    [
      'paused for good',
      { phase: 'paused', pause: { untilAt: null } },
      [
        ['paused', undefined],
        ['pausedHint', undefined],
      ],
    ],
    [
      'paused until later today',
      { phase: 'paused', pause: { untilAt: at('12:05') } },
      [
        ['pausedUntilDay', { time: '12:05', day: 'Tuesday' }],
        ['pausedHint', undefined],
      ],
    ],
    [
      'paused until another day',
      { phase: 'paused', pause: { untilAt: at('10:00', '2026-03-04') } },
      [
        ['pausedUntilDay', { time: '10:00', day: 'Wednesday' }],
        ['pausedHint', undefined],
      ],
    ],
    [
      'paused until after a holiday',
      { phase: 'paused', pause: { untilAt: at('10:00', '2026-03-16') } },
      [
        ['pausedUntilDay', { time: '10:00', day: 'Monday 16 March' }],
        ['pausedHint', undefined],
      ],
    ],
    [
      'before work',
      { phase: 'off', workChangesAt: at('13:00') },
      [
        ['off', undefined],
        ['offToday', { time: '13:00' }],
      ],
    ],
    [
      'after work',
      { phase: 'off', workChangesAt: at('10:00', '2026-03-04') },
      [
        ['off', undefined],
        ['offTomorrow', { time: '10:00' }],
      ],
    ],
    [
      'at the weekend',
      { phase: 'off', workChangesAt: at('10:00', '2026-03-09') },
      [
        ['off', undefined],
        ['offDay', { time: '10:00', day: 'Monday' }],
      ],
    ],
    [
      'no work ahead',
      { phase: 'off', workChangesAt: null },
      [
        ['off', undefined],
        ['offNever', undefined],
      ],
    ],
  ])('%s', (_what, status, lines) => {
    expect(said(status)).toEqual(lines);
  });

  it('says that no break comes any more in the quiet end of the day', () => {
    expect(said({}, null)).toEqual([
      ['quietEnd', undefined],
      ['quietEndHint', undefined],
    ]);
  });

  it('has a sentence for every key it names', () => {
    const texts = Object.keys(english.today.status);
    const phases: readonly ScheduleStatus['phase'][] = [
      'paused',
      'off',
      'away',
      'counting',
      'waiting',
      'held',
      'reminding',
      'snoozed',
      'session',
    ];
    for (const phase of phases) {
      for (const [key] of said({ phase })) {
        expect(
          texts.some((text) => text.replace(/_\w+$/, '') === key),
          String(key),
        ).toBe(true);
      }
    }
  });
});
