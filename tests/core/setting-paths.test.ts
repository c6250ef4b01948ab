import { describe, expect, expectTypeOf, it } from 'vitest';
import { type PathOf, type SettingPath, type SettingsByPath, settingAt } from '#core/setting-paths';
import { defaultSettings, settingSchemaAt } from '#core/settings';

describe('the value at a path', () => {
  it('is that of the key', () => {
    const settings = {
      ...defaultSettings,
      daysOff: ['2026-12-25'],
      breaks: { ...defaultSettings.breaks, intervalMinutes: 37 },
    };
    expect(settingAt(settings, 'breaks.intervalMinutes')).toBe(37);
    expect(settingAt(settings, 'daysOff')).toEqual(['2026-12-25']);
    expect(settingAt(settings, 'workHours.sunday')).toEqual([]);
    expect(settingAt(settings, 'hooks.break-due')).toBeNull();
  });
});

describe('the type at a path', () => {
  it('is that of the schema', () => {
    expectTypeOf<SettingsByPath['breaks.intervalMinutes']>().toEqualTypeOf<number>();
    expectTypeOf<SettingsByPath['app.theme']>().toEqualTypeOf<'system' | 'light' | 'dark'>();
    expectTypeOf<SettingsByPath['daysOff']>().toEqualTypeOf<readonly string[]>();
    expectTypeOf<SettingsByPath['hooks.pause']>().toEqualTypeOf<readonly string[] | null>();
  });

  it('leaves out sections, the version, and what there is not', () => {
    expectTypeOf<'breaks'>().not.toExtend<SettingPath>();
    expectTypeOf<'version'>().not.toExtend<SettingPath>();
    expectTypeOf<'breaks.often'>().not.toExtend<SettingPath>();
  });

  it('tells which keys are of one kind', () => {
    expectTypeOf<'breaks.skipAllowed'>().toExtend<PathOf<boolean>>();
    expectTypeOf<'breaks.intervalMinutes'>().not.toExtend<PathOf<boolean>>();
  });

  it('is there for every key of the schema', () => {
    const paths: Record<Extract<SettingPath, `hold.${string}`>, true> = {
      'hold.doNotDisturb': true,
      'hold.fullscreen': true,
      'hold.microphone': true,
      'hold.camera': true,
    };
    for (const path of Object.keys(paths)) expect(settingSchemaAt(path), path).toBeDefined();
  });
});
