/**
 * Keys of `settings.json` whose feature has no row on the settings page yet. A key that gets its
 * texts and its row goes from this list: the tests fail while it stays.
 */
export const settingsWithoutRow: readonly string[] = [
  'desk.standing',
  'desk.sitMinutes',
  'desk.standMinutes',
  // Never to have one: what the app remembers, not what a person wishes.
  'app.launchAtLoginAgreed',
  'app.saidNoTray',
  'app.saidGoesOn',
];
