import { describe, expect, it, vi } from 'vitest';
import { type CallName, calls, type ViewKind } from '#core/contract';
import type { CallHandlers } from '../../../../main/commands/call-handlers';
import { answerCall } from '../../../../main/desktop/windows/ipc';
import { callNames, goodInput } from '../../../support/call-names';

/** Handlers that note what they are given. */
function spies() {
  const spy = vi.fn((..._input: unknown[]): unknown => 'done');
  const handlers = Object.fromEntries(
    callNames.map((name) => [name, spy]),
  ) as unknown as CallHandlers;
  return { spy, handlers };
}

describe('a call', () => {
  it('reaches its handler with the input it may have, and nothing more', async () => {
    const { spy, handlers } = spies();
    const input = { what: 'moves', moves: ['chin-tuck'], more: 'dropped' };
    expect(await answerCall('break.start', input, 'home', handlers)).toEqual({
      ok: true,
      value: 'done',
    });
    expect(spy).toHaveBeenCalledExactlyOnceWith({ what: 'moves', moves: ['chin-tuck'] });
  });

  it('that is too deep, too large or a ring is refused by name, and never walked', async () => {
    const { spy, handlers } = spies();
    let deep: unknown = 1;
    for (let level = 0; level < 20_000; level += 1) deep = [deep];
    const ring: unknown[] = [];
    ring.push(ring);
    const wide = Array.from(Array(5000), () => 0);
    for (const value of [deep, ring, wide, 'x'.repeat(500_000), new Uint8Array(9)]) {
      const input = { path: 'daysOff', value };
      expect(await answerCall('settings.change', input, 'home', handlers)).toEqual({
        ok: false,
        reason: 'settings.change: it is too deep or too large',
      });
    }
    expect(spy).not.toHaveBeenCalled();
    const daysOff = Array.from(Array(1000), () => '2026-12-28/2026-12-31');
    const input = { path: 'daysOff', value: daysOff };
    expect(await answerCall('settings.change', input, 'home', handlers)).toMatchObject({
      ok: true,
    });
  });

  it('from a sender we do not know is refused, whatever it asks', async () => {
    const { spy, handlers } = spies();
    for (const name of callNames) {
      expect(await answerCall(name, undefined, undefined, handlers)).toEqual({
        ok: false,
        reason: 'the sender is not one of our windows',
      });
    }
    expect(spy).not.toHaveBeenCalled();
  });

  it.each<[window: ViewKind, calls: readonly string[]]>([
    ['card', ['reminder.answer', 'break.start', 'break.adapt']],
    [
      'session',
      ['session.act', 'session.painted', 'session.rate', 'break.adapt', 'voice.say', 'voice.act'],
    ],
    [
      'home',
      [
        'break.start',
        'pause',
        'resume',
        'meeting',
        'settings.change',
        'settings.reset',
        'hooks.choose',
        'hooks.try',
        'folder.open',
        'link.open',
        'moves.all',
        'moves.import',
        'moves.remove',
        'history.summary',
        'history.export',
        'history.import',
        'history.deleteAll',
        'comfort.record',
        'home.open',
        'machine.look',
        'others.find',
        'others.take',
        'packs.answer',
        'packs.all',
        'packs.remove',
        'packs.share',
        'voice.say',
        'voice.act',
        'voice.list',
      ],
    ],
  ])('from the %s window is answered when it is one of its own: %j', async (window, own) => {
    const { handlers } = spies();
    for (const name of callNames) {
      const answer = await answerCall(name, goodInput(name), window, handlers);
      const refused = { ok: false, reason: `${name}: not for the ${window} window` };
      expect(answer, name).toEqual(own.includes(name) ? { ok: true, value: 'done' } : refused);
    }
  });

  it.each([
    ['files.read', 'files.read'],
    ['constructor', 'constructor'],
    ['x'.repeat(500), 'x'.repeat(80)],
    [['pause'], 'object'],
    [undefined, 'undefined'],
  ])('that is none, %j, is refused by its name', async (name, told) => {
    const { handlers } = spies();
    expect(await answerCall(name, undefined, 'home', handlers)).toEqual({
      ok: false,
      reason: `no such call: ${told}`,
    });
  });

  it.each<[name: CallName, input: unknown, reason: RegExp]>([
    ['reminder.answer', 'later', /^reminder\.answer: /],
    ['session.act', null, /^session\.act: /],
    ['break.start', { what: 'moves', moves: [] }, /^break\.start\.moves: /],
    ['break.start', { what: 'moves', moves: ['a', 7] }, /^break\.start\.moves\.1: /],
    ['break.start', { what: 'moves', moves: ['x'.repeat(81)] }, /^break\.start\.moves\.0: /],
    ['break.start', {}, /^break\.start\.what: /],
    ['pause', 0, /^pause: /],
    ['pause', 1.5, /^pause: /],
    ['meeting', 'yes', /^meeting: /],
    ['settings.change', { path: 'x'.repeat(121), value: 1 }, /^settings\.change\.path: /],
    ['settings.change', { path: 'sound.volume', value: () => {} }, /^settings\.change\.value: /],
    ['link.open', 'https://example.org', /^link\.open: /],
    ['link.open', '__proto__', /^link\.open: /],
    ['folder.open', '/etc', /^folder\.open: /],
    ['moves.remove', { id: 7 }, /^moves\.remove\.id: /],
    ['comfort.record', 11, /^comfort\.record: /],
    ['home.open', 'help', /^home\.open: /],
  ])('%s with %j is refused by the path of the field', async (name, input, reason) => {
    const { spy, handlers } = spies();
    const [window] = calls[name].from;
    const answer = await answerCall(name, input, window, handlers);
    expect(answer).toEqual({ ok: false, reason: expect.stringMatching(reason) });
    expect(spy).not.toHaveBeenCalled();
  });

  it.each([
    ['throws', () => Promise.reject(new Error('the disk is full'))],
    [
      'rejects',
      () => {
        throw new Error('the disk is full');
      },
    ],
  ])('whose handler %s is refused with its reason', async (_, fail) => {
    const handlers = { ...spies().handlers, 'history.deleteAll': fail } as CallHandlers;
    expect(await answerCall('history.deleteAll', undefined, 'home', handlers)).toEqual({
      ok: false,
      reason: 'the disk is full',
    });
  });
});
