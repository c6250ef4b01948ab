import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type AppAtWork, minute, startAtWork } from '../app-at-work';

let desk: AppAtWork;
afterEach(() => desk.app.stop());

const dir = () => mkdtempSync(join(tmpdir(), 'unhunch-players-'));

test('players pause while a session lasts, where the person wishes it', async () => {
  desk = startAtWork(dir(), { settings: { sound: { pausePlayers: true } } });
  await desk.app.run({ name: 'start', moves: [] });
  expect(desk.ports.players.told).toEqual(['pause']);
  await desk.pass(6 * minute);
  expect(desk.ports.players.told).toEqual(['pause', 'play']);
});

test('the app that is quit in a break leaves when they have been played again', async () => {
  desk = startAtWork(dir(), { settings: { sound: { pausePlayers: true } } });
  await desk.app.run({ name: 'start', moves: [] });
  let played = () => {};
  desk.ports.players.answered = new Promise((resolve) => {
    played = resolve;
  });
  let left = false;
  const leaving = desk.app.stop().then(() => {
    left = true;
  });
  await desk.pass(0);
  expect(desk.ports.players.told).toContain('play');
  expect(left).toBe(false);
  played();
  await leaving;
});

test('they play on by themselves otherwise', async () => {
  desk = startAtWork(dir());
  await desk.app.run({ name: 'start', moves: [] });
  expect(desk.ports.players.told).not.toContain('pause');
});
