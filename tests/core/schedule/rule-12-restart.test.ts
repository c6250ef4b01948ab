import { describe, expect, test } from 'vitest';
import { parseState } from '#core/schedule/state-file';
import { Desk, instant, pausing, typesOf, typing } from './support/desk';
import { linesOf, only } from './support/scenarios';

describe('rule 12: a short gap continues where it was, a longer one was a rest', () => {
  test('a short one: the count goes on, the gap itself is not counted', () => {
    const events = [{ at: '09:20', type: 'restart', minutes: 4 }];
    expect(linesOf({ events, to: '09:50' })).toEqual(['09:00:00 work-start', '09:49:00 reminder']);
  });

  test('one as long as a natural rest: a rest', () => {
    const events = [{ at: '09:20', type: 'restart', minutes: 5 }];
    expect(linesOf({ events, to: '10:11' })).toEqual([
      '09:00:00 work-start',
      '09:25:00 rest gap',
      '10:10:00 reminder',
    ]);
  });

  test('an open reminder is shown again', () => {
    const events = [{ at: '09:46', type: 'restart', minutes: 1 }];
    expect(only(['reminder', 'withdraw'], linesOf({ events, to: '09:51' }))).toEqual([
      '09:45:00 reminder',
      '09:47:00 reminder',
      '09:50:00 withdraw',
    ]);
  });

  test('a snooze ends when it would have', () => {
    const events = [{ at: '09:46', type: 'restart', minutes: 2 }];
    expect(only(['reminder'], linesOf({ events, answer: 'snooze', to: '09:55' }))).toEqual([
      '09:45:00 reminder',
      '09:50:05 reminder',
    ]);
  });

  test('a hold goes on, or ends at once when busy ended meanwhile', () => {
    const events = [
      { at: '09:40', type: 'busy', minutes: 12 },
      { at: '09:50', type: 'restart', minutes: 3 },
    ];
    expect(linesOf({ events, to: '09:54' })).toEqual([
      '09:00:00 work-start',
      '09:45:00 hold',
      '09:53:00 release',
      '09:53:00 reminder',
    ]);
  });

  test('a session half done is a rest, one cut off before comes back like a snooze', () => {
    const cut = (at: string) => {
      const desk = new Desk('09:00');
      desk.goOnTo('09:45', pausing);
      desk.tell('09:45', { type: 'start', plannedMs: 120_000 });
      const id = desk.status('09:45').session?.id ?? '';
      desk.tell('09:46', {
        type: 'session-progress',
        id,
        done: at > '09:46' ? 0.6 : 0.3,
        leftMs: 60_000,
      });
      desk.tell(at, { type: 'woke' });
      desk.tell('09:47', { type: 'started' });
      return desk;
    };
    expect(typesOf(cut('09:46:30').effects)).toContain('rest');
    expect(cut('09:46').status('09:47')).toMatchObject({
      phase: 'snoozed',
      snoozedUntilAt: instant('09:52'),
    });
  });

  test('over the start of a range: the count starts with the app', () => {
    const events = [{ at: '08:58', type: 'restart', minutes: 4 }];
    expect(linesOf({ events, to: '09:48' })).toEqual(['09:02:00 work-start', '09:47:00 reminder']);
  });

  test('days later: it was a rest, the old range has ended, and a pause is over', () => {
    const events = [
      { at: '2026-03-27T10:00', type: 'pause', minutes: 60 },
      { at: '2026-03-27T10:30', type: 'restart', minutes: 72 * 60 },
    ];
    const day = { from: '2026-03-27T09:30', to: '2026-03-30T12:16', events };
    expect(linesOf(day)).toEqual([
      '2026-03-27T09:30:00+01:00 work-start',
      '2026-03-27T10:00:00+01:00 paused',
      '2026-03-30T11:30:00+02:00 rest gap',
      '2026-03-30T11:30:00+02:00 work-end',
      '2026-03-30T11:30:00+02:00 resumed',
      '2026-03-30T11:30:00+02:00 work-start',
      '2026-03-30T12:15:00+02:00 reminder',
    ]);
  });

  test('a state from the future keeps its count and its remaining times', () => {
    const desk = new Desk('09:00');
    desk.goOnTo('09:45', pausing);
    desk.tell('09:45', { type: 'snooze' });
    desk.goOnTo('09:47', typing);
    desk.tell('2026-03-26T09:30', { type: 'started' });
    expect(desk.sittingMinutes).toBe(47);
    expect(desk.status('2026-03-26T09:30').snoozedUntilAt).toBe(instant('2026-03-26T09:33'));
  });

  test('a pause until tomorrow from the future ends tomorrow', () => {
    const desk = new Desk('2027-06-01T09:00');
    desk.tell('2027-06-01T09:10', { type: 'pause', length: 'tomorrow' });
    desk.tell('2026-03-26T09:30', { type: 'started' });
    expect(desk.status('2026-03-26T09:30').pause).toEqual({ untilAt: instant('09:00') });
  });

  test('what is written is read back as it was', () => {
    const desk = new Desk('09:00', { breaks: { headsUpSeconds: 60 } });
    for (const time of ['09:10', '09:44:30', '09:45', '09:50', '11:00']) {
      desk.goOnTo(time, pausing);
      const written = JSON.parse(JSON.stringify(desk.state));
      expect(parseState(written)).toEqual({ kind: 'good', value: desk.state });
    }
  });

  describe('at most a minute is lost when the app is killed', () => {
    /** The minutes of 09:00–09:40 at which the state is saved. */
    function savesOf(desk: Desk): string[] {
      const saves: string[] = [];
      while (desk.wakeAt !== null && desk.wakeAt <= instant('09:40')) {
        const now = desk.wakeAt;
        if (typesOf(desk.tell(now, { type: 'woke' })).includes('save')) {
          saves.push(new Date(now).toISOString().slice(14, 19));
        }
        desk.tell(now, { type: 'idle-sample', idleMs: 0 });
      }
      return saves;
    }
    const everyMinute = Array.from(
      { length: 40 },
      (_, i) => `${String(i + 1).padStart(2, '0')}:00`,
    );

    test('the state is saved once a minute while sitting is counted, also with a long rest', () => {
      expect(savesOf(new Desk('09:00'))).toEqual(everyMinute);
      const long = { breaks: { naturalBreakMinutes: 30 } };
      expect(savesOf(new Desk('09:00', long))).toEqual(everyMinute);
    });

    test('a save in between, for something that happened, puts none off', () => {
      const desk = new Desk('09:00');
      desk.tell('09:00:40', { type: 'lock' });
      expect(typesOf(desk.effects)).toContain('save');
      desk.tell('09:00:50', { type: 'unlock' });
      expect(savesOf(desk)).toEqual(everyMinute);
    });

    test('nothing is saved while nothing is counted', () => {
      const paused = new Desk('09:00');
      paused.tell('09:00:10', { type: 'pause', length: 'forever' });
      expect(savesOf(paused)).toEqual([]);
      expect(savesOf(new Desk('2026-03-28T09:00'))).toEqual([]);
    });
  });
});
