/** The process is killed at random instants while it writes, and while it recovers a bad file. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { namesIn } from '../../main/storage/text-file';
import { openFiles } from '../support/open-files';
import type { Fault } from './fault';

const kills = 1000;
/** So many on the same files; then on new ones, or they would grow and each try take longer. */
const killsAFolder = 40;
/** A write of ours takes some ms, a recovery too: any instant of several of them. */
const longestMs = 60;

const fault: Fault = {
  name: 'kills of the file layer, recovery of bad files among them',
  async run(programOf) {
    const writer = programOf('writer');
    const failed: string[] = [];
    let dir = '';
    let next = 0;
    let recorded: readonly number[] = [];
    for (let kill = 0; kill < kills; kill += 1) {
      if (kill % killsAFolder === 0) {
        if (dir) rmSync(dir, { recursive: true });
        dir = mkdtempSync(join(tmpdir(), 'unhunch-killed-'));
        next = 0;
        recorded = [];
      }
      const stored = await writeUntilKilled(writer, dir, next);
      recorded = [...recorded, ...stored.history];
      const faults = whatIsLost(dir, stored, recorded);
      if (faults.length > 0) failed.push(`kill ${kill}: ${faults.join('; ')}`);
      next = Math.max(next, stored.will + 1);
      if ((kill + 1) % 100 === 0) console.log(`   ${kill + 1} kills, ${failed.length} failed`);
    }
    rmSync(dir, { recursive: true });
    return { tried: kills, failed };
  },
};

export default fault;

/** The last number that each file was said to hold, all in the history, and the last begun. */
interface Stored {
  readonly settings: number;
  readonly state: number;
  readonly history: readonly number[];
  readonly will: number;
}

async function writeUntilKilled(writer: string, dir: string, from: number): Promise<Stored> {
  const child = spawn(process.execPath, [writer, dir, resolve('assets'), String(from)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const closed = once(child, 'close');
  while (!said.includes('open\n')) await Promise.race([once(child.stdout, 'data'), closed]);
  await pass(Math.random() * longestMs);
  child.kill('SIGKILL');
  await closed;
  const all = (what: string) => said.split('\n').flatMap((line) => numberOf(line, what));
  const last = (what: string) => Math.max(-1, ...all(what));
  return {
    settings: last('settings'),
    state: last('state'),
    history: all('history'),
    will: last('will'),
  };
}

function numberOf(line: string, what: string): number[] {
  const [word, number] = line.split(' ');
  return word === what ? [Number(number)] : [];
}

/** Opens the files as the next start does. Nothing that was said to be stored may be missing. */
function whatIsLost(dir: string, stored: Stored, recorded: readonly number[]): readonly string[] {
  const { storage, close } = openFiles(dir);
  close();
  const faults: string[] = [];
  const has = (what: string, found: number, least: number) => {
    if (!(found >= least)) faults.push(`${what} holds ${found}, ${least} was stored`);
  };
  if (stored.settings >= 0) {
    has('settings', Number(storage.settings.settings().body.plan || '-1'), stored.settings);
  }
  if (stored.state >= 0) has('state', storage.state.start.sittingMs, stored.state);
  const rests = storage.history.years().flatMap(({ days }) => days['2026-03-02']?.rests ?? []);
  const ids = new Set(rests.map(({ id }) => id));
  const missing = recorded.filter((number) => !ids.has(`r${number}`));
  if (missing.length > 0) faults.push(`history lacks ${missing.join(', ')}`);
  const drafts = [dir, join(dir, 'history')]
    .flatMap((folder) => namesIn(folder))
    .filter((name) => name.includes('.tmp-'));
  if (drafts.length > 0) faults.push(`left behind: ${drafts.join(', ')}`);
  return faults;
}
