/** The format of `settings.json`: its keys, their ranges and defaults, and what is said of the rest. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defaultSettings, parseSettings, settingSchemaAt, settingsSchema } from '#core/settings';

const anyDay = [{ start: '09:00', end: '17:30' }];

describe('an empty file', () => {
  it('means these values, which people rely on', () => {
    expect(parseSettings({})).toEqual({ settings: defaultSettings, problems: [] });
    expect(defaultSettings).toEqual({
      version: 1,
      breaks: {
        intervalMinutes: 45,
        movesPerBreak: 2,
        headsUpSeconds: 0,
        snoozeMinutes: 5,
        snoozeLimit: 3,
        skipAllowed: true,
        naturalBreakMinutes: 5,
        quietEndMinutes: 10,
        maxHoldMinutes: 60,
        fixedTimes: [],
        presence: 'card',
        cardAfterSeconds: 30,
        displays: 'all',
        strictSeconds: 0,
      },
      workHours: {
        monday: anyDay,
        tuesday: anyDay,
        wednesday: anyDay,
        thursday: anyDay,
        friday: anyDay,
        saturday: [],
        sunday: [],
      },
      daysOff: [],
      session: { size: 'auto', readySeconds: 0, characterKeys: true },
      hold: { doNotDisturb: true, fullscreen: true, microphone: true, camera: true },
      body: {
        equipment: ['wall', 'doorway', 'chair'],
        place: 'home',
        profile: [],
        level: 'beginner',
        disabledMoves: [],
        focus: [],
        figure: 'varied',
        plan: '',
      },
      notHere: { home: [], openOffice: [], meetingRoom: [], standingDesk: [] },
      sound: {
        enabled: true,
        volume: 0.6,
        voice: false,
        voiceName: '',
        voiceRate: 1,
        pausePlayers: false,
      },
      desk: { standing: false, sitMinutes: 45, standMinutes: 15 },
      wait: { offers: true, fromPercent: 60 },
      app: {
        language: 'system',
        theme: 'system',
        clock: 'system',
        hideFromCapture: 'inCalls',
        textSize: 100,
        launchAtLogin: false,
        launchAtLoginAgreed: false,
        routineDays: ['tuesday', 'friday'],
        shortcut: '',
        welcomed: false,
        saidNoTray: false,
        saidGoesOn: false,
        askComfort: false,
      },
      hooks: { 'break-due': null, 'session-start': null, 'session-end': null, pause: null },
    });
  });
});

describe('the version', () => {
  it.each([undefined, 1])('%s is ours', (version) => {
    expect(parseSettings({ version, breaks: { snoozeMinutes: 7 } })).toEqual({
      settings: { ...defaultSettings, breaks: { ...defaultSettings.breaks, snoozeMinutes: 7 } },
      problems: [],
    });
  });

  it.each([2, 1.5, 99])('%s is a newer one, of which nothing is used', (version) => {
    expect(parseSettings({ version, breaks: { snoozeMinutes: 7, mine: 1 } })).toEqual({
      settings: defaultSettings,
      problems: [
        {
          path: 'version',
          code: 'newer-version',
          expected: 'version 1: the file was written by a newer Unhunch and is left as it is',
        },
      ],
    });
  });

  it.each([0, '2', null, true])('%j is none, and the rest of the file holds', (version) => {
    const { settings, problems } = parseSettings({ version, breaks: { snoozeMinutes: 7 } });
    expect(problems).toEqual([{ path: 'version', code: 'not-allowed', expected: 'one of 1' }]);
    expect(settings.breaks.snoozeMinutes).toBe(7);
    expect(settings.version).toBe(1);
  });
});

describe('a number', () => {
  it.each([
    ['breaks.intervalMinutes', 5, 180],
    ['breaks.movesPerBreak', 1, 2],
    ['breaks.headsUpSeconds', 0, 300],
    ['breaks.snoozeMinutes', 1, 30],
    ['breaks.snoozeLimit', 0, 10],
    ['breaks.naturalBreakMinutes', 2, 30],
    ['breaks.quietEndMinutes', 0, 60],
    ['breaks.maxHoldMinutes', 1, 240],
    ['breaks.cardAfterSeconds', 0, 170],
    ['breaks.strictSeconds', 0, 120],
    ['session.readySeconds', 0, 30],
    ['desk.sitMinutes', 5, 180],
    ['desk.standMinutes', 5, 180],
    ['wait.fromPercent', 0, 100],
    ['app.textSize', 100, 200],
  ])('%s is whole, from %d to %d', (path, min, max) => {
    expect(problemWith(path, min)).toBeNull();
    expect(problemWith(path, max)).toBeNull();
    expect(problemWith(path, min - 1)).toEqual({
      path,
      code: 'out-of-range',
      expected: `at least ${min}`,
    });
    expect(problemWith(path, max + 1)).toEqual({
      path,
      code: 'out-of-range',
      expected: `at most ${max}`,
    });
    expect(problemWith(path, max - 0.5)).toEqual({ path, code: 'wrong-type', expected: 'int' });
    expect(problemWith(path, String(max))).toEqual({
      path,
      code: 'wrong-type',
      expected: 'number',
    });
  });

  it.each([
    ['sound.volume', 0, 1],
    ['sound.voiceRate', 0.5, 2],
  ])('%s may be a fraction, from %d to %d', (path, min, max) => {
    for (const good of [min, (min + max) / 2, max]) expect(problemWith(path, good)).toBeNull();
    expect(problemWith(path, min - 0.01)).toMatchObject({ expected: `at least ${min}` });
    expect(problemWith(path, max + 0.01)).toMatchObject({ expected: `at most ${max}` });
  });

  it('of seconds to get ready is none, or three and more: less is no time to stand up', () => {
    for (const good of [0, 3, 30]) expect(problemWith('session.readySeconds', good)).toBeNull();
    for (const bad of [1, 2]) {
      expect(problemWith('session.readySeconds', bad)).toEqual({
        path: 'session.readySeconds',
        code: 'not-allowed',
        expected: '0, or 3 to 30',
      });
    }
  });
});

describe('a choice', () => {
  it.each([
    ['breaks.presence', ['notification', 'card', 'fullscreen']],
    ['breaks.displays', ['all', 'active']],
    ['session.size', ['auto', 'window', 'large', 'fullscreen']],
    ['body.place', ['home', 'openOffice', 'meetingRoom', 'standingDesk']],
    ['body.level', ['beginner', 'regular', 'strong']],
    ['app.theme', ['system', 'light', 'dark']],
    ['app.clock', ['system', '12h', '24h']],
    ['app.hideFromCapture', ['inCalls', 'never']],
    [
      'app.language',
      [
        'system',
        ...[
          'en',
          'de',
          'fr',
          'es',
          'pt-BR',
          'pt-PT',
          'it',
          'nl',
          'sv',
          'pl',
          'cs',
          'uk',
          'tr',
          'ja',
          'zh-CN',
          'zh-TW',
          'ko',
          'ar',
        ],
      ],
    ],
  ])('%s takes %j', (path, options) => {
    for (const option of options) expect(problemWith(path, option)).toBeNull();
    expect(problemWith(path, 'other')).toEqual({
      path,
      code: 'not-allowed',
      expected: `one of ${options.join(', ')}`,
    });
  });

  it.each([
    ['body.equipment', ['wall', 'doorway', 'chair', 'band', 'dumbbells', 'floor']],
    [
      'body.profile',
      [
        ...['seatedOnly', 'noFloor', 'noOverhead', 'oneArmLeft', 'oneArmRight', 'soreNeck'],
        ...['soreShoulder', 'soreWrist', 'soreLowBack', 'soreKnee', 'dizzy'],
      ],
    ],
    [
      'app.routineDays',
      ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
    ],
  ])('%s takes any of %j', (path, options) => {
    expect(problemWith(path, [])).toBeNull();
    expect(problemWith(path, options)).toBeNull();
    expect(problemWith(path, [options[0], 'other'])).toMatchObject({
      path: `${path}.1`,
      code: 'not-allowed',
    });
    expect(problemWith(path, options[0])).toMatchObject({ path, code: 'wrong-type' });
  });
});

describe('a switch', () => {
  it.each([
    'breaks.skipAllowed',
    'session.characterKeys',
    'hold.doNotDisturb',
    'hold.fullscreen',
    'hold.microphone',
    'hold.camera',
    'sound.enabled',
    'sound.voice',
    'desk.standing',
    'wait.offers',
    'app.launchAtLogin',
    'app.welcomed',
    'app.askComfort',
  ])('%s is true or false', (path) => {
    expect(problemWith(path, true)).toBeNull();
    expect(problemWith(path, false)).toBeNull();
    expect(problemWith(path, 1)).toEqual({ path, code: 'wrong-type', expected: 'boolean' });
  });
});

describe('a text', () => {
  it.each([
    ['body.figure', 40],
    ['body.plan', 200],
    ['sound.voiceName', 200],
    ['app.shortcut', 60],
  ])('%s has at most %d characters', (path, max) => {
    expect(problemWith(path, 'x'.repeat(max))).toBeNull();
    expect(problemWith(path, 'x'.repeat(max + 1))).toMatchObject({
      code: 'out-of-range',
      expected: `at most ${max}`,
    });
  });
});

describe('the shortcut', () => {
  it.each(['Ctrl+X', 'control+x', 'Cmd+X', 'Command+x', 'CmdOrCtrl+X', 'CommandOrControl+X'])(
    '%s is refused: it cuts text',
    (keys) => {
      expect(problemWith('app.shortcut', keys)).toEqual({
        path: 'app.shortcut',
        code: 'not-allowed',
        expected: 'not Ctrl+X or Cmd+X: they cut text',
      });
    },
  );

  it.each(['', 'Ctrl+Alt+X', 'Ctrl+X+Y', 'Alt+Ctrl+X', 'Ctrl+Y'])('%j is fine', (keys) => {
    expect(problemWith('app.shortcut', keys)).toBeNull();
  });
});

describe('work hours', () => {
  const problemWithRange = (range: unknown) => problemWith('workHours.monday', [range]);

  it.each([
    ['00:00', '23:59'],
    ['22:00', '06:00'],
    ['09:30', '09:31'],
  ])('from %s to %s are a range', (start, end) => {
    expect(problemWithRange({ start, end })).toBeNull();
  });

  it('that start when they end are none', () => {
    expect(problemWithRange({ start: '09:00', end: '09:00' })).toEqual({
      path: 'workHours.monday.0',
      code: 'not-allowed',
      expected: 'start and end must differ',
    });
  });

  it.each(['24:00', '9:00', '09:60', '0900', '09:00:00', ' 09:00', ''])(
    'with %j are told which time is wrong',
    (time) => {
      expect(problemWithRange({ start: '08:00', end: time })).toEqual({
        path: 'workHours.monday.0.end',
        code: 'not-allowed',
        expected: 'a time from 00:00 to 23:59',
      });
    },
  );

  it('of a bad day fall back for that day alone', () => {
    const night = [{ start: '22:00', end: '06:00' }];
    const { settings } = parseSettings({ workHours: { monday: [{}], tuesday: night } });
    expect(settings.workHours).toEqual({ ...defaultSettings.workHours, tuesday: night });
  });

  it('are at most twelve a day', () => {
    const ranges = Array.from({ length: 13 }, (_, hour) => ({
      start: `${String(hour).padStart(2, '0')}:00`,
      end: `${String(hour).padStart(2, '0')}:30`,
    }));
    expect(problemWith('workHours.monday', ranges.slice(1))).toBeNull();
    expect(problemWith('workHours.monday', ranges)).toMatchObject({ expected: 'at most 12' });
  });

  it.each([
    ['share minutes', '09:00-12:00 11:59-13:00', true],
    ['share minutes, the later named first', '11:00-13:00 09:00-12:00', true],
    ['lie in one another', '09:00-17:00 10:00-11:00', true],
    ['meet', '09:00-12:00 12:00-13:00', false],
    ['lie apart', '09:00-12:00 13:00-14:00', false],
    ['run over midnight into the next morning', '22:00-06:00 08:00-12:00', false],
    ['run into the evening before a night', '20:00-23:00 22:00-06:00', true],
  ])('that %s: %s', (_, written, overlaps) => {
    const ranges = written.split(' ').map((range) => {
      const [start, end] = range.split('-');
      return { start, end };
    });
    const { settings, problems } = parseSettings({ workHours: { monday: ranges } });
    expect(problems).toEqual(
      overlaps
        ? [
            {
              path: 'workHours.monday',
              code: 'overlap',
              expected: 'ranges that do not overlap; they are merged',
            },
          ]
        : [],
    );
    expect(settings.workHours.monday).toEqual(ranges);
  });
});

describe('days off', () => {
  it.each([
    '2026-12-25',
    '2028-02-29',
    '2000-02-29',
    '2026-12-28/2026-12-31',
    '2026-12-31/2027-01-01',
    '2026-12-25/2026-12-25',
  ])('%s are', (entry) => {
    expect(problemWith('daysOff', [entry])).toBeNull();
  });

  it.each([
    ...['2026-02-29', '2100-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00'],
    ...['26-12-25', '2026-12-5', 'x2026-12-25', '2026-12-25x', '25.12.2026', ''],
    ...['2026-12-31/2026-12-28', '2026-12-25/', '/2026-12-25', '2026-12-25/soon'],
    '2026-12-25/2026-12-26/2026-12-27',
  ])('%j are not, and are told by their place', (entry) => {
    expect(problemWith('daysOff', ['2026-01-01', entry])).toEqual({
      path: 'daysOff.1',
      code: 'not-allowed',
      expected: 'a date, or first/last date',
    });
  });
});

describe('a hook', () => {
  it.each([[null], [['/bin/true']], [Array(32).fill('x')]])('may be %j', (command) => {
    expect(problemWith('hooks.pause', command)).toBeNull();
  });

  it.each([[[]], [['']], [Array(33).fill('x')]])('may not be %j', (command) => {
    expect(problemWith('hooks.pause', command)).toMatchObject({ code: 'out-of-range' });
  });
});

describe('a list', () => {
  it.each([
    ['breaks.fixedTimes', '10:30', 24],
    ['daysOff', '2026-12-25', 1000],
    ['body.disabledMoves', 'chin-tuck', 500],
    ['body.focus', 'rhomboids', 20],
  ])('of %s ends somewhere', (path, item, max) => {
    expect(problemWith(path, Array(max).fill(item))).toBeNull();
    expect(problemWith(path, Array(max + 1).fill(item))).toMatchObject({
      expected: `at most ${max}`,
    });
  });
});

describe('what is not a setting', () => {
  it('is told by its path, at the top and in a section, and is not in the settings', () => {
    expect(parseSettings({ mine: 1, breaks: { mine: 2 } })).toEqual({
      settings: defaultSettings,
      problems: [
        { path: 'breaks.mine', code: 'unknown-key', expected: 'a known key; it is kept' },
        { path: 'mine', code: 'unknown-key', expected: 'a known key; it is kept' },
      ],
    });
  });

  it.each([[null], [[]], ['text'], [7]])('%j as the whole file leaves the defaults', (raw) => {
    expect(parseSettings(raw)).toEqual({
      settings: defaultSettings,
      problems: [{ path: '(whole file)', code: 'wrong-type', expected: 'an object' }],
    });
  });

  it.each([[null], [[]], ['text'], [7]])('%j as a section leaves its defaults', (raw) => {
    expect(parseSettings({ breaks: raw })).toEqual({
      settings: defaultSettings,
      problems: [{ path: 'breaks', code: 'wrong-type', expected: 'an object' }],
    });
  });

  it('is not taken from the prototype of what was read', () => {
    const raw = Object.create({ breaks: { snoozeMinutes: 7 } });
    expect(parseSettings(raw).settings).toEqual(defaultSettings);
  });
});

describe('what the organisation has locked', () => {
  const policy = {
    presets: new Map<string, unknown>([['daysOff', ['2026-12-25']]]),
    locks: new Set(['daysOff']),
  };
  const read = (raw: object) => parseSettings(raw, policy);

  it('holds whatever the person says, which is told', () => {
    const { settings, problems } = read({ daysOff: ['2026-12-24'] });
    expect(settings.daysOff).toEqual(['2026-12-25']);
    expect(problems).toEqual([
      { path: 'daysOff', code: 'locked', expected: "the organisation's value" },
    ]);
  });

  it('is no problem where the person says the same, or nothing', () => {
    expect(read({ daysOff: ['2026-12-25'] }).problems).toEqual([]);
    expect(read({}).problems).toEqual([]);
    expect(read({}).settings.daysOff).toEqual(['2026-12-25']);
  });
});

describe('any file', () => {
  const raw = fc.oneof(
    fc.jsonValue(),
    fc.record(
      Object.fromEntries(
        Object.keys(settingsSchema.shape).map((section) => [
          section,
          fc.oneof(
            fc.jsonValue(),
            fc.dictionary(fc.constantFrom(...keysOf(section), 'mine'), fc.jsonValue()),
          ),
        ]),
      ),
      { requiredKeys: [] },
    ),
  );

  it('gives settings that are all in range, and reads them back as they are', () => {
    fc.assert(
      fc.property(raw, (file) => {
        const { settings } = parseSettings(file);
        expect(settingsSchema.parse(settings)).toEqual(settings);
        expect(parseSettings(settings).settings).toEqual(settings);
      }),
    );
  });
});

describe('the schema at a path', () => {
  it('is there for a section and for a key', () => {
    expect(settingSchemaAt('breaks')).toBe(settingsSchema.shape.breaks);
    expect(settingSchemaAt('breaks.snoozeMinutes')).toBe(
      settingsSchema.shape.breaks.shape.snoozeMinutes,
    );
    expect(settingSchemaAt('daysOff')).toBe(settingsSchema.shape.daysOff);
  });

  it.each(['', 'nothing', 'breaks.nothing', 'daysOff.0', 'breaks.snoozeMinutes.more', 'toString'])(
    'is not there for %j',
    (path) => {
      expect(settingSchemaAt(path)).toBeUndefined();
    },
  );
});

function keysOf(section: string): readonly string[] {
  const schema = settingSchemaAt(section);
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

/** The only problem with a file that holds nothing but `value` at `path`; null if there is none. */
function problemWith(path: string, value: unknown): unknown {
  const raw = path.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
  const { problems } = parseSettings(raw);
  expect(problems.length).toBeLessThanOrEqual(1);
  return problems[0] ?? null;
}
