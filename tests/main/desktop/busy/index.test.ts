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
  expect(await busy.sample(['do-not-disturb', 'microphone', 'camera'])).toEqual([
    'do-not-disturb',
    'camera',
  ]);
});

it('asks only the probes of the reasons it is asked for, and none before', async () => {
  const asked = vi.fn(async () => answer(true, 'in use'));
  const busy = createBusy([probe('camera', 'camera', asked)]);
  expect(await busy.sample(['fullscreen'])).toEqual([]);
  expect(asked).not.toHaveBeenCalled();
  expect(busy.report()).toEqual([
    { name: 'camera', reason: 'camera', available: null, detail: 'not asked' },
  ]);
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
  expect(await sampled).toEqual(['microphone']);
  expect(busy.report().map(({ available, detail }) => [available, detail])).toEqual([
    [false, 'pactl is not installed'],
    [false, 'nobody answers'],
    [false, 'no answer within 4 s'],
    [true, '1 recording'],
  ]);
});
