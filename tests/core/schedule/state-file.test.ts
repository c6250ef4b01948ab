import { describe, expect, test } from 'vitest';
import { parseState } from '#core/schedule/state-file';
import { initialState } from '#core/schedule/step';

const good = JSON.parse(JSON.stringify(initialState(Date.UTC(2026, 2, 27, 9))));

describe('parseState', () => {
  test('reads what the engine writes', () => {
    expect(parseState(good)).toEqual({ kind: 'good', value: good });
  });

  test.each([
    ['at', { at: 'yesterday' }],
    ['sittingMs', { sittingMs: -1 }],
    ['phase.kind', { phase: { kind: 'asleep' } }],
    ['presence.unlookedMs', { presence: { kind: 'away', sinceAt: 1, unseenUntilAt: 2 } }],
    ['intervalFromMs', { intervalFromMs: 5 }],
    ['version', { version: 0 }],
  ])('names %s when that is bad', (path, change) => {
    const parsed = parseState({ ...good, ...change });
    expect(parsed).toMatchObject({ kind: 'bad', problem: expect.stringMatching(`^${path}: `) });
  });

  test.each([null, 7, 'x', []])('%j is no state', (raw) => {
    expect(parseState(raw)).toMatchObject({ kind: 'bad' });
  });

  test('a file of version 1 is read: count, pause, presence and entries as they were', () => {
    const { asked, lastCall, jump, ...same } = good;
    const old = {
      ...same,
      version: 1,
      sittingMs: 600_000,
      askedAt: 5,
      presence: { kind: 'present', activeAt: 7 },
      pause: { sinceAt: 1, untilAt: 2, afterDay: '2026-03-27' },
      entries: [{ id: 'gap-1', kind: 'gap', fromAt: 1, toAt: 2, breakNumber: null }],
    };
    expect(parseState(old)).toEqual({
      kind: 'good',
      value: {
        ...good,
        sittingMs: 600_000,
        presence: { kind: 'present', activeAt: 7, inputAt: 7, lookedAt: 7, uses: [] },
        pause: { sinceAt: 1, untilAt: 2, tomorrow: { day: '2026-03-28', minutes: 0 } },
        entries: [{ ...old.entries[0], snoozes: 0 }],
      },
    });
    const away = { kind: 'away', sinceAt: 1, unseenUntilAt: 2, unlookedMs: 3 };
    expect(parseState({ ...old, presence: away, pause: null })).toMatchObject({
      kind: 'good',
      value: { presence: away, pause: null },
    });
    const timed = { sinceAt: 1, untilAt: 2, afterDay: null };
    expect(parseState({ ...old, pause: timed })).toMatchObject({
      value: { pause: { untilAt: 2, tomorrow: null } },
    });
  });

  test.each([
    ['pause', { pause: { sinceAt: 1, untilAt: 2, afterDay: '2026-02-31' } }],
    ['presence', { presence: 'here' }],
    ['entries', { entries: 'none' }],
    ['entries.0', { entries: [7] }],
  ])('a bad %s of version 1 stays bad', (path, change) => {
    const parsed = parseState({ ...good, version: 1, ...change });
    expect(parsed).toMatchObject({ kind: 'bad', problem: expect.stringContaining(path) });
  });

  test('a later version is left alone, whatever is in it', () => {
    expect(parseState({ version: 3, anything: true })).toEqual({ kind: 'newer' });
  });
});
