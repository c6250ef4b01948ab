import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { otherApps, readOtherApp } from '#core/other-apps';
import { settingAt } from '#core/setting-paths';
import { parseSettings } from '#core/settings';
import { breaktimerFile, safeEyesFile, stretchlyFile, workraveDump } from '../support/other-apps';

const read = (...args: Parameters<typeof readOtherApp>) => {
  const found = readOtherApp(...args);
  return found && { ...Object.fromEntries(found.take.map((it) => [it.path, it.value])) };
};

describe('Stretchly', () => {
  it('has a long break after so many short ones', () => {
    expect(
      read('stretchly', stretchlyFile({ microbreakInterval: 1_200_000, breakInterval: 2 })),
    ).toEqual({
      'breaks.intervalMinutes': 60,
      'breaks.snoozeMinutes': 5,
      'breaks.snoozeLimit': 1,
      'breaks.naturalBreakMinutes': 5,
      'app.language': 'en',
    });
  });

  it('that has only short ones comes at their pace', () => {
    const text = stretchlyFile({ break: false, microbreakInterval: 1_500_000 });
    expect(read('stretchly', text)).toMatchObject({ 'breaks.intervalMinutes': 25 });
  });

  it.each([
    ['pt-BR', 'pt-BR'],
    ['pt_BR', 'pt-BR'],
    ['de', 'de'],
    ['zh-CN', 'zh-CN'],
    ['zh-TW', 'zh-TW'],
    ['hu', undefined],
  ])('in %s sets the language to %s', (language, ours) => {
    const text = stretchlyFile({ language });
    expect(read('stretchly', text)?.['app.language']).toBe(ours);
    expect(readOtherApp('stretchly', text)?.left.includes('language')).toBe(ours === undefined);
  });

  it('says what has no place here', () => {
    const text = stretchlyFile({
      breakStrictMode: true,
      useIdeasFromSettings: true,
      appExclusions: [{ rule: 'pause', active: true, commands: ['zoom'] }],
    });
    const all = ['shortBreaks', 'texts', 'strict', 'exclusions'];
    expect(readOtherApp('stretchly', text)?.left).toEqual(all);
    expect(readOtherApp('stretchly', stretchlyFile({ microbreak: false }))?.left).toEqual([]);
  });
});

describe('BreakTimer', () => {
  it('brings its hours along, several a day, and midnight as the end', () => {
    const monday = {
      enabled: true,
      ranges: [
        { fromMinutes: 480, toMinutes: 720 },
        { fromMinutes: 1200, toMinutes: 1440 },
      ],
    };
    expect(read('breaktimer', breaktimerFile({ workingHoursMonday: monday }))).toMatchObject({
      'breaks.intervalMinutes': 28,
      'breaks.snoozeMinutes': 3,
      'workHours.monday': [
        { start: '08:00', end: '12:00' },
        { start: '20:00', end: '00:00' },
      ],
      'workHours.tuesday': [{ start: '09:00', end: '18:00' }],
      'workHours.saturday': [],
    });
  });

  it('without work hours leaves ours as they are, and says so', () => {
    const text = breaktimerFile({ workingHoursEnabled: false });
    expect(Object.keys(read('breaktimer', text) ?? {}).join()).not.toContain('workHours');
    expect(readOtherApp('breaktimer', text)?.left).toContain('allHours');
  });

  it('means no limit by a limit of 0, and no snooze by switching it off', () => {
    const limit = (changes: object) =>
      read('breaktimer', breaktimerFile(changes))?.['breaks.snoozeLimit'];
    expect(limit({ postponeLimit: 0 })).toBe(10);
    expect(limit({ postponeLimit: 2 })).toBe(2);
    expect(limit({ postponeBreakEnabled: false })).toBe(0);
  });
});

describe('Safe Eyes', () => {
  it('counts in minutes, and its long break is ours', () => {
    expect(
      read('safeeyes', safeEyesFile({ long_break_interval: 50, allow_postpone: true })),
    ).toEqual({ 'breaks.intervalMinutes': 50, 'breaks.snoozeMinutes': 5 });
  });

  it('may postpone in seconds, or not at all', () => {
    const text = safeEyesFile({ postpone_duration: 180, postpone_unit: 'seconds' });
    expect(read('safeeyes', text)).toMatchObject({
      'breaks.snoozeMinutes': 3,
      'breaks.snoozeLimit': 0,
    });
  });
});

describe('Workrave', () => {
  it.each([
    ['a dump of the desktop’s settings', workraveDump],
    [
      'an ini file',
      '[timers]\nrest_break.limit=3000\nrest_break.snooze=240\nrest_break.auto_reset=480\n' +
        '[breaks]\nrest_break.max_preludes=2\nmicro_pause.enabled=true\ndaily_limit.enabled=false\n',
    ],
  ])('counts in seconds, in %s', (_, text) => {
    expect(readOtherApp('workrave', text)).toEqual({
      app: 'workrave',
      take: [
        { path: 'breaks.intervalMinutes', value: 50 },
        { path: 'breaks.snoozeMinutes', value: 4 },
        { path: 'breaks.snoozeLimit', value: 2 },
        { path: 'breaks.naturalBreakMinutes', value: 8 },
      ],
      left: ['shortBreaks'],
    });
  });
});

describe('whatever is found', () => {
  it.each(otherApps)('%s: no text makes it throw, and what it takes fits the settings', (app) => {
    const json = fc.oneof(
      fc.json(),
      fc
        .record({ microbreakInterval: fc.double(), breakInterval: fc.integer() })
        .map(JSON.stringify),
      fc
        .record({
          settings: fc.record({
            breakFrequencySeconds: fc.double(),
            workingHoursMonday: fc.record({
              enabled: fc.boolean(),
              ranges: fc.array(
                fc.record({
                  fromMinutes: fc.integer(),
                  toMinutes: fc.integer({ min: 0, max: 1440 }),
                }),
              ),
            }),
          }),
        })
        .map((value) => JSON.stringify(value)),
      fc.double().map((limit) => `[timers/rest-break]\nlimit=${limit}`),
      fc.string(),
    );
    fc.assert(
      fc.property(json, (text) => {
        for (const { path, value } of readOtherApp(app, text)?.take ?? []) {
          const raw = path
            .split('.')
            .reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
          const { settings, problems } = parseSettings(raw);
          expect(problems.filter(({ code }) => code !== 'overlap')).toEqual([]);
          expect(settingAt(settings, path)).toEqual(value);
        }
      }),
    );
  });
});
