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

  test('a later version is left alone, whatever is in it', () => {
    expect(parseState({ version: 3, anything: true })).toEqual({ kind: 'newer' });
  });
});
