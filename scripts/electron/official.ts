// The release that the `electron` package pins, fetched by that package's own installer.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { run } from '../script';
import { sayWaiting, withLock } from './build-once';
import { type ElectronDist, readDist } from './electron-dist';

const require = createRequire(import.meta.url);
const packageFile = require.resolve('electron/package.json');
const { version } = require('electron/package.json') as { version: string };
const packageDir = path.dirname(packageFile);

/** The release already downloaded into node_modules, if it is the pinned one. */
export async function findOfficial(): Promise<ElectronDist | string> {
  // The installer writes this file last.
  const isComplete = existsSync(path.join(packageDir, 'path.txt'));
  const dist = isComplete ? readDist(path.join(packageDir, 'dist')) : null;
  if (!dist) return 'not downloaded yet';
  return dist.version === version ? dist : `holds ${dist.version}, not ${version}`;
}

/** Downloads the pinned release, unless its host gives no answer within a few seconds. */
export function downloadOfficial(): Promise<ElectronDist | string> {
  console.log(`Fetching Electron ${version} …`);
  return withLock(packageDir, sayWaiting, install);
}

async function install(): Promise<ElectronDist | string> {
  const limit = pathToFileURL(path.join(import.meta.dirname, 'first-answer-limit.mjs')).href;
  const installer = path.join(packageDir, 'install.js');
  const { code, output } = await run(process.execPath, ['--import', limit, installer]);
  if (code === 0) return findOfficial();
  const reason = reasonIn(output);
  console.log(`Not to be had: ${reason}`);
  return reason;
}

/** The line of the installer's output that says why it failed. */
export function reasonIn(output: string): string {
  const lines = output.split('\n').map((line) => line.trim());
  const reason = lines.find((line) => /error:/i.test(line)) ?? lines.find(Boolean) ?? 'failed';
  return reason.replace(/^\w*error: /i, '');
}
