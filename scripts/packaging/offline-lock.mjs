// Where there is no network but a folder with the packages' tarballs: makes package-lock.json point
// into it, so that `npm ci --offline` finds them. `node offline-lock.mjs <folder>`, before there is
// anything in node_modules.
import { readFileSync, writeFileSync } from 'node:fs';

const [folder] = process.argv.slice(2);
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
for (const [key, locked] of Object.entries(lock.packages)) {
  if (!locked.integrity) continue;
  const name = key.replace(/^.*node_modules\//, '');
  locked.resolved = `file:${folder}/${name.replace('/', '+')}-${locked.version}.tgz`;
}
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
