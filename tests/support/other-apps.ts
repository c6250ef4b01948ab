/** Settings files of other break reminders, as their current versions write them. */

/** `config.json` of Stretchly: everything, defaults too. */
export function stretchlyFile(changes: object = {}): string {
  const settings = {
    microbreakDuration: 20_000,
    microbreakInterval: 600_000,
    breakDuration: 300_000,
    breakInterval: 2,
    breakNotification: true,
    microbreakNotification: true,
    breakNotificationInterval: 30_000,
    microbreakNotificationInterval: 10_000,
    microbreak: true,
    break: true,
    microbreakStrictMode: false,
    breakStrictMode: false,
    morningHour: 6,
    microbreakPostpone: true,
    breakPostpone: true,
    microbreakPostponeTime: 120_000,
    breakPostponeTime: 300_000,
    microbreakPostponesLimit: 1,
    breakPostponesLimit: 1,
    mainColor: '#478484',
    audio: 'crystal-glass',
    naturalBreaks: true,
    naturalBreaksInactivityResetTime: 300_000,
    useIdeasFromSettings: false,
    language: 'en',
    monitorDnd: true,
    appExclusions: [],
  };
  return JSON.stringify({ ...settings, ...changes }, null, '\t');
}

/** `config.json` of BreakTimer. */
export function breaktimerFile(changes: object = {}): string {
  const day = (enabled: boolean) => ({ enabled, ranges: [{ fromMinutes: 540, toMinutes: 1080 }] });
  const settings = {
    autoLaunch: true,
    breaksEnabled: true,
    notificationType: 'POPUP',
    breakFrequencySeconds: 1680,
    breakLengthSeconds: 120,
    postponeLengthSeconds: 180,
    postponeLimit: 0,
    workingHoursEnabled: true,
    workingHoursMonday: day(true),
    workingHoursTuesday: day(true),
    workingHoursWednesday: day(true),
    workingHoursThursday: day(true),
    workingHoursFriday: day(true),
    workingHoursSaturday: day(false),
    workingHoursSunday: day(false),
    idleResetEnabled: true,
    idleResetLengthSeconds: 300,
    idleResetNotification: false,
    soundType: 'GONG',
    breakTitle: 'Time for a break!',
    breakMessage: 'Rest your eyes.',
    endBreakEnabled: true,
    skipBreakEnabled: false,
    postponeBreakEnabled: true,
  };
  return JSON.stringify(
    {
      settings: { ...settings, ...changes },
      appInitialized: true,
      settingsVersion: 2,
      disableEndTime: null,
    },
    null,
    '\t',
  );
}

/** `safeeyes.json`. */
export function safeEyesFile(changes: object = {}): string {
  const settings = {
    meta: { config_version: '6.0.3' },
    allow_postpone: false,
    short_break_interval: 15,
    long_break_interval: 75,
    long_break_duration: 60,
    pre_break_warning_time: 10,
    short_break_duration: 15,
    persist_state: false,
    postpone_duration: 5,
    strict_break: false,
    short_breaks: [{ name: 'Look far away' }],
    long_breaks: [{ name: 'Walk a little' }],
    plugins: [{ id: 'donotdisturb', enabled: true, version: '0.0.2', settings: {} }],
  };
  return JSON.stringify({ ...settings, ...changes }, null, 4);
}

/** What `dconf dump /org/workrave/` prints. */
export const workraveDump = `[breaks/daily-limit]
enabled=false

[breaks/rest-break]
max-preludes=2

[general]
usage-mode=0

[timers/rest-break]
auto-reset=480
limit=3000
snooze=240
`;
