import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lockable, parsePolicy, presettable } from '#core/policy';
import { defaultSettings, parseSettings } from '#core/settings';

const policyOf = (presets: object, locks: readonly string[] = []) =>
  parsePolicy({ version: 1, presets, locks });
const reasonFor = (presets: object) => policyOf(presets).problems.map(({ reason }) => reason);

/** Presets among which those that are not allowed are common. */
const anyPresets = fc.dictionary(
  fc.constantFrom(...Object.keys(defaultSettings)),
  fc.oneof(
    fc.jsonValue(),
    fc.dictionary(
      fc.constantFrom('skipAllowed', 'strictSeconds', 'break-due', 'pause', 'level', 'plan'),
      fc.oneof(fc.jsonValue(), fc.constant(['/bin/true']), fc.constant(60), fc.boolean()),
    ),
  ),
);

describe('a preset', () => {
  const { policy } = policyOf({
    breaks: { intervalMinutes: 60 },
    workHours: { friday: [{ start: '09:00', end: '15:00' }] },
    daysOff: ['2026-12-25'],
  });

  it('takes the place of a default', () => {
    const { settings, problems } = parseSettings({}, policy);
    expect(settings.breaks.intervalMinutes).toBe(60);
    expect(settings.workHours.friday).toEqual([{ start: '09:00', end: '15:00' }]);
    expect(settings.workHours.monday).toEqual(defaultSettings.workHours.monday);
    expect(settings.daysOff).toEqual(['2026-12-25']);
    expect(problems).toEqual([]);
  });

  it('gives way to what the person says', () => {
    const { settings } = parseSettings({ breaks: { intervalMinutes: 30 } }, policy);
    expect(settings.breaks.intervalMinutes).toBe(30);
  });

  it('holds where what the person says can not be used', () => {
    const { settings, problems } = parseSettings({ breaks: { intervalMinutes: 'often' } }, policy);
    expect(settings.breaks.intervalMinutes).toBe(60);
    expect(problems).toMatchObject([{ path: 'breaks.intervalMinutes', code: 'wrong-type' }]);
  });
});

describe('a lock', () => {
  const { policy } = policyOf({ app: { language: 'de' } }, ['app.language']);

  it('holds whatever the person says, who is told', () => {
    const { settings, problems } = parseSettings({ app: { language: 'fr' } }, policy);
    expect(settings.app.language).toBe('de');
    expect(problems).toMatchObject([{ path: 'app.language', code: 'locked' }]);
  });

  it('is nothing to tell where both say the same', () => {
    expect(parseSettings({ app: { language: 'de' } }, policy).problems).toEqual([]);
  });

  it.each([
    [
      'breaks.intervalMinutes',
      { breaks: { intervalMinutes: 60 } },
      'it is for each person to change',
    ],
    ['app.language', {}, 'it has no preset'],
    [
      'breaks.presence',
      { breaks: { presence: 'fullscreen' } },
      'only "notification" can be locked',
    ],
  ])('of %s with %j is refused', (path, presets, reason) => {
    const { policy, problems } = policyOf(presets, [path]);
    expect(policy.locks.size).toBe(0);
    expect(problems).toEqual([{ path: `locks.${path}`, reason }]);
  });

  it('keeps reminders to notifications', () => {
    const { policy } = policyOf({ breaks: { presence: 'notification' } }, ['breaks.presence']);
    const { settings } = parseSettings({ breaks: { presence: 'fullscreen' } }, policy);
    expect(settings.breaks.presence).toBe('notification');
  });
});

describe('a policy never', () => {
  it.each([
    ['runs a program', { hooks: { 'break-due': ['/bin/sh'] } }],
    ['speaks of a body', { body: { level: 'strong' } }],
    ['asks how a neck feels', { app: { askComfort: true } }],
    ['skips the safety notes of the first start', { app: { welcomed: true } }],
  ])('%s', (_, presets) => {
    expect(reasonFor(presets)).toEqual(['it is for each person to say']);
    expect(policyOf(presets).policy.presets.size).toBe(0);
  });

  it.each([{ breaks: { skipAllowed: false } }, { breaks: { strictSeconds: 60 } }])(
    'closes the way out of a break: %j',
    (presets) => {
      expect(reasonFor(presets)).toEqual(['a break can always be skipped and stopped']);
    },
  );

  it('does so by any content', () => {
    fc.assert(
      fc.property(anyPresets, (presets) => {
        const { policy } = policyOf(presets);
        const { settings } = parseSettings({}, policy);
        expect(settings.hooks).toEqual(defaultSettings.hooks);
        expect(settings.body).toEqual(defaultSettings.body);
        expect(settings.breaks.skipAllowed).toBe(true);
        expect(settings.breaks.strictSeconds).toBe(0);
      }),
    );
  });

  it('locks anything but what it may', () => {
    const locks = presettable().concat('hooks.pause', 'body.level');
    const presets = { daysOff: [], app: { language: 'de', launchAtLogin: true } };
    const { policy } = policyOf(presets, locks);
    expect([...policy.locks].every((path) => (lockable as readonly string[]).includes(path))).toBe(
      true,
    );
  });
});

it.each([
  [{ breaks: { noSuchKey: 1 } }, 'presets.breaks.noSuchKey', 'there is no such setting'],
  [{ nothing: 1 }, 'presets.nothing', 'there is no such setting'],
  [{ version: 1 }, 'presets.version', 'there is no such setting'],
  [{ breaks: 5 }, 'presets.breaks', 'it is a section, not a setting'],
  [
    { breaks: { intervalMinutes: 1 } },
    'presets.breaks.intervalMinutes',
    expect.stringMatching(/5/),
  ],
])('leaves out %j and says why', (presets, path, reason) => {
  const { policy, problems } = policyOf(presets);
  expect(problems).toEqual([{ path, reason }]);
  expect(policy.presets.size).toBe(0);
});

it.each([[null], ['text'], [{ version: 2 }], [{ version: 1, extra: true }]])(
  'is not followed when it is %j',
  (content) => {
    const { policy, problems } = parsePolicy(content);
    expect([policy.presets.size, policy.locks.size]).toEqual([0, 0]);
    expect(problems).toHaveLength(1);
  },
);
