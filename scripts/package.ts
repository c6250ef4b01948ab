// `npm run package`: the app as it will be installed, in dist/<platform>-unpacked.
// `npm run dist`: the installers for this platform.
import { buildApp } from './build';
import { packageApp } from './package-app';
import { runScript } from './script';

runScript(async () => {
  await buildApp();
  await packageApp(process.argv.includes('--installers') ? 'installers' : 'folder');
  return 0;
});
