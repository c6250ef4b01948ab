// Runs the app named on the command line, as the default app of an Electron release does:
//   electron [--switch …] [-r <module>] <folder or file> [arguments of the app …]
import { existsSync, readFileSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const { target, preload, wantsVersion } = parse(process.argv.slice(1));
if (preload.length > 0) Module._preloadModules(preload);

if (target) {
  try {
    await runApp(path.resolve(target));
  } catch (error) {
    // Left alone, it would become a dialog that waits for a click, on a display nobody sees.
    console.error(error);
    app.exit(1);
  }
} else if (wantsVersion) {
  console.log(`v${process.versions.electron}`);
  app.exit(0);
} else {
  console.error('Usage: electron [--switch …] [-r <module>] <folder or file> [argument …]');
  app.exit(2);
}

/** Everything before the target is for Electron, everything after it for the app. */
function parse(args) {
  const preload = [];
  let wantsVersion = false;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i];
    if (arg === '-r' || arg === '--require') preload.push(args[++i]);
    else if (arg === '-v' || arg === '--version') wantsVersion = true;
    else if (!arg.startsWith('-')) return { target: arg, preload, wantsVersion };
  }
  return { target: null, preload, wantsVersion };
}

async function runApp(target) {
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  const file = createRequire(import.meta.url).resolve(target);
  const packageFile = path.join(target, 'package.json');
  if (existsSync(packageFile)) {
    describe(JSON.parse(readFileSync(packageFile, 'utf8')));
    app.setAppPath(target);
  } else {
    app.setAppPath(path.dirname(file));
  }
  await import(pathToFileURL(file).href);
}

function describe({ name, productName, version, desktopName }) {
  app.setName(productName ?? name);
  if (version) app.setVersion(version);
  app.setDesktopName(desktopName ?? `${app.getName()}.desktop`);
  const given = app.commandLine.getSwitchValue('user-data-dir');
  app.setPath('userData', given || path.join(app.getPath('appData'), app.getName()));
}
