/** Players that pause for a break, on the session bus of the test's desktop. */
import { startMediaPlayer } from '../support/media-player';
import { expect, test } from '../support/test';
import { until } from '../support/until';
import { startAtWork } from './at-work';

test('what is paused for a break plays again when the app is quit in it', async ({ desktop }) => {
  const music = await startMediaPlayer(desktop.bus.address, 'music', 'Playing');
  desktop.onStop(async () => music.leave());
  const app = await startAtWork(desktop, { sound: { pausePlayers: true } });
  await app.runCli('--start');
  await until(() => music.status === 'Paused', { what: 'the music to pause' });
  await app.runCli('--quit');
  await app.ended();
  expect(music.status).toBe('Playing');
});
