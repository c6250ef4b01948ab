import { describe, expect, it } from 'vitest';
import { initialState } from '#core/schedule/step';
import type { State } from '#core/schedule/types';
import { parseSettings } from '#core/settings';
import { createCaptureShield } from '../../../main/views/capture-shield';
import { minute, nine } from '../app-at-work';

describe('our windows are left out of captures', () => {
  const hidden = (state: Partial<State>, app: object, now = nine): boolean => {
    let on = false;
    createCaptureShield({
      clock: { now: () => now },
      settings: () => parseSettings({ app }).settings,
      state: () => ({ ...initialState(nine), ...state }),
      windows: {
        hideFromCapture: (wish) => {
          on = wish;
        },
      },
    })();
    return on;
  };
  const inCall = { lastCall: { reasons: ['microphone'], seenAt: nine } } as const;

  it('while a call is known of', () => {
    expect(hidden(inCall, {})).toBe(true);
    expect(hidden(inCall, {}, nine + 9 * minute)).toBe(true);
  });

  it('not without one, nor long after it was last seen', () => {
    expect(hidden({}, {})).toBe(false);
    expect(hidden(inCall, {}, nine + 10 * minute)).toBe(false);
  });

  it('never when the person wants it so', () => {
    expect(hidden(inCall, { hideFromCapture: 'never' })).toBe(false);
  });
});
