import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AppAtWork, minute, second, startAtWork as startIn } from '../app-at-work';

let dir: string;
let desk: AppAtWork;
const start = (breaks: object = {}) => {
  desk = startIn(dir, {
    settings: { breaks: { intervalMinutes: 45, presence: 'card', cardAfterSeconds: 0, ...breaks } },
  });
  return desk;
};
const prepared = () => desk.ports.windows.prepared.get('card');
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'unhunch-card-ahead-'));
});
afterEach(() => {
  desk.app.stop();
  rmSync(dir, { recursive: true });
});

describe('the card', () => {
  it('is loaded unseen before the break, no more than one and a half minutes, and then opened', async () => {
    const { ports, pass, becomeDue } = start();
    await pass(43 * minute);
    expect(prepared()).toBeUndefined();
    await pass(minute);
    expect(prepared()).toMatchObject({ layout: 'corner', focus: false });
    expect(ports.windows.isOpen('card')).toBe(false);
    await becomeDue();
    expect(ports.windows.isOpen('card')).toBe(true);
    expect(prepared()).toBeUndefined();
  });

  it('is loaded again for a reminder that comes back', async () => {
    const { becomeDue, ports, pass } = start();
    await becomeDue();
    await ports.clock.advance(3 * minute);
    expect(prepared()).toBeUndefined();
    await pass(4 * minute);
    expect(prepared()).toBeDefined();
  });

  it('covers the screen when that is wanted', async () => {
    const { pass } = start({ presence: 'fullscreen' });
    await pass(44 * minute);
    expect(prepared()).toMatchObject({ layout: 'fullscreen', displays: 'all' });
  });

  it('is not loaded for who wants notifications alone, nor kept when that is chosen', async () => {
    const { pass, changeSettings } = start({ presence: 'notification' });
    await pass(44 * minute);
    expect(prepared()).toBeUndefined();
    await changeSettings({ 'breaks.presence': 'card' });
    expect(prepared()).toBeDefined();
    await changeSettings({ 'breaks.presence': 'notification' });
    expect(prepared()).toBeUndefined();
  });

  it.each([
    ['pauses', () => desk.app.handlers.pause('forever')],
    ['is in a meeting', () => desk.app.handlers.meeting(true)],
    ['starts a break', () => desk.app.handlers['break.start']({ what: 'break' })],
    ['moves the break away', () => desk.changeSettings({ 'breaks.intervalMinutes': 60 })],
  ])('is given up when the person %s', async (_, act) => {
    const { pass } = start();
    await pass(44 * minute + 10 * second);
    expect(prepared()).toBeDefined();
    await act();
    await desk.ports.clock.advance(6 * second);
    expect(prepared()).toBeUndefined();
    expect(desk.ports.windows.isOpen('card')).toBe(false);
  });

  it('is given up when the person turns out to have been gone for long', async () => {
    const { pass, ports } = start();
    await pass(39 * minute + 50 * second);
    const leftAt = ports.clock.now();
    ports.presence.ask = async () => ports.clock.now() - leftAt;
    await pass(4 * minute + 20 * second);
    expect(prepared()).toBeDefined();
    await pass(45 * second);
    expect(prepared()).toBeUndefined();
    expect(ports.windows.isOpen('card')).toBe(false);
  });

  it('is given up while the person is busy', async () => {
    const { ports, becomeDue, status } = start();
    ports.busy.reasons = ['microphone'];
    await becomeDue();
    expect(await status()).toMatchObject({ phase: 'held' });
    expect(prepared()).toBeUndefined();
  });
});
