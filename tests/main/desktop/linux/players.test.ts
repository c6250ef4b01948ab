/** Players on a real session bus, scripted to say what MPRIS has them say. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createPlayers } from '../../../../main/desktop/linux/players';
import { BusConnection } from '../../../support/bus-connection';
import {
  type MediaPlayer,
  type PlaybackStatus,
  startMediaPlayer,
} from '../../../support/media-player';
import { type BusUnderTest, startBus } from '../bus-under-test';

let desk: BusUnderTest;
let players: ReturnType<typeof createPlayers>;
const connections: Pick<BusConnection, 'close'>[] = [];

beforeEach(async () => {
  desk = await startBus();
  players = createPlayers(desk.bus);
});

afterEach(async () => {
  for (const connection of connections.splice(0)) connection.close();
  await desk.stop();
});

async function startPlayer(name: string, status: PlaybackStatus): Promise<MediaPlayer> {
  const player = await startMediaPlayer(desk.address, name, status);
  connections.push({ close: player.leave });
  return player;
}

test('those that play pause for a break, and only those play again', async () => {
  const music = await startPlayer('music', 'Playing');
  const film = await startPlayer('film', 'Paused');
  const radio = await startPlayer('radio', 'Stopped');
  await players.pause();
  expect([music.status, film.status, radio.status]).toEqual(['Paused', 'Paused', 'Stopped']);
  await players.playAgain();
  expect([music.status, film.status, radio.status]).toEqual(['Playing', 'Paused', 'Stopped']);
});

test('one that the person stopped meanwhile stays so, one that left is missed by nobody', async () => {
  const music = await startPlayer('music', 'Playing');
  const film = await startPlayer('film', 'Playing');
  await players.pause();
  music.status = 'Stopped';
  film.leave();
  await players.playAgain();
  expect(music.status).toBe('Stopped');
});

test('what was played again is not ours at the next break', async () => {
  const music = await startPlayer('music', 'Playing');
  await players.pause();
  await players.playAgain();
  music.status = 'Paused';
  await players.pause();
  await players.playAgain();
  expect(music.status).toBe('Paused');
});

test('whoever waits for the second call to play again has waited for the first', async () => {
  const music = await startPlayer('music', 'Playing');
  await players.pause();
  void players.playAgain();
  await players.playAgain();
  expect(music.status).toBe('Playing');
});

test('a second pause forgets none of the first', async () => {
  const music = await startPlayer('music', 'Playing');
  await players.pause();
  await players.pause();
  await players.playAgain();
  expect(music.status).toBe('Playing');
});

test('a player that answers nothing keeps nobody else from pausing', async () => {
  const connection = await BusConnection.open(desk.address);
  connections.push(connection);
  await connection.own('org.mpris.MediaPlayer2.odd');
  const music = await startPlayer('music', 'Playing');
  await players.pause();
  expect(music.status).toBe('Paused');
});
