// `npm run package`: the app as it will be installed, in dist/<platform>-unpacked.
// `npm run dist`: the packages for this system, what they are made of, and checksums.
import { buildApp } from './build';
import { packageApp } from './package-app';
import { runScript } from './script';

runScript(async () => {
  await buildApp();
  await packageApp(process.argv.includes('--packages') ? 'packages' : 'folder');
  return 0;
});
