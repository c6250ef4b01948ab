import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createBusy } from '../../../../main/desktop/busy';
import { answer, type Probe, unavailable } from '../../../../main/desktop/busy/probe';

const probe = (name: string, reason: Probe['reason'], ask: Probe['ask']): Probe => ({
  name,
  reason,
  ask,
});

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('tells the reasons that are so, in the order asked', async () => {
  const busy = createBusy([
    probe('camera', 'camera', async () => answer(true, 'in use')),
    probe('sound', 'microphone', async () => answer(false, 'free')),
    probe('plasma', 'do-not-disturb', async () => answer(false, 'off')),
    probe('dunst', 'do-not-disturb', async () => answer(true, 'on')),
  ]);
  expect(await busy.sample(['do-not-disturb', 'microphone', 'camera'])).toEqual({
    reasons: ['do-not-disturb', 'camera'],
    unknown: [],
  });
});

it('asks only the probes of the reasons it is asked for, and none before', async () => {
  const asked = vi.fn(async () => answer(true, 'in use'));
  const busy = createBusy([probe('camera', 'camera', asked)]);
  expect(await busy.sample(['fullscreen'])).toEqual({ reasons: [], unknown: ['fullscreen'] });
  expect(asked).not.toHaveBeenCalled();
  expect(busy.report()).toEqual([
    { name: 'camera', reason: 'camera', available: null, detail: 'not asked' },
  ]);
});

it('knows nothing of a reason whose probes all fail, and takes one that answers for enough', async () => {
  const fails: Probe['ask'] = () => Promise.reject(new Error('nobody answers'));
  const busy = createBusy([
    probe('sound', 'microphone', fails),
    probe('x11-fullscreen', 'fullscreen', async () => answer(false, 'none')),
    probe('wayland-fullscreen', 'fullscreen', async () => unavailable('it does not tell')),
  ]);
  expect(await busy.sample(['fullscreen', 'microphone'])).toEqual({
    reasons: [],
    unknown: ['microphone'],
  });
});

it('skips a probe that is not available, fails or says nothing, and reports why', async () => {
  const busy = createBusy([
    probe('missing', 'microphone', async () => unavailable('pactl is not installed')),
    probe('broken', 'microphone', () => Promise.reject(new Error('nobody answers'))),
    probe('silent', 'microphone', () => new Promise(() => {})),
    probe('fine', 'microphone', async () => answer(true, '1 recording')),
  ]);
  const sampled = busy.sample(['microphone']);
  await vi.advanceTimersByTimeAsync(4000);
  expect(await sampled).toEqual({ reasons: ['microphone'], unknown: [] });
  expect(busy.report().map(({ available, detail }) => [available, detail])).toEqual([
    [false, 'pactl is not installed'],
    [false, 'nobody answers'],
    [false, 'no answer within 4 s'],
    [true, '1 recording'],
  ]);
});
