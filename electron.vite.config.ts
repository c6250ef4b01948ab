import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { languages } from './core/languages';
import { spokenLanguages } from './scripts/bundle/spoken-languages';

// What both Electrons that the app runs on understand: the pinned release and the fallback.
const nodeTarget = 'node20.18';
const chromeTarget = 'chrome130';

const resolve = { alias: [{ find: /^#core\/(.*)/, replacement: path.resolve('core/$1') }] };

/**
 * What dependencies import and we never have them use stays out: electron-store's checking by
 * JSON schema and its migrations, and the X11 client's server, key names and extensions.
 */
const unusedParts = {
  find: /^(ajv\/dist\/2020\.js|ajv-formats|semver|\.\/(xserver|keysyms|ext\/(?!big-requests).+))$/,
  replacement: path.resolve('scripts/bundle/unused-part.ts'),
};

/** The licences of the packages in a bundle ask that their words come along. */
const license = { fileName: 'licenses.md' };

/**
 * One CommonJS file that holds all a start needs: nothing to look up. What is imported later (the
 * D-Bus and X11 libraries) is in files of its own.
 */
function oneFile(entry: Record<string, string>, outDir: string) {
  return {
    resolve: { alias: [...resolve.alias, unusedParts] },
    build: {
      target: nodeTarget,
      minify: true,
      outDir,
      license,
      externalizeDeps: false,
      rolldownOptions: {
        input: entry,
        // node-notifier finds its helper programs beside itself, koffi its native part.
        external: [/^node-notifier/, 'koffi'],
        output: {
          format: 'cjs' as const,
          entryFileNames: '[name].cjs',
          chunkFileNames: '[name]-[hash].cjs',
        },
      },
    },
  };
}

/**
 * A window is to be on the screen at once, and each file it loads costs milliseconds. So all
 * that a break is made of comes in one file, which the main window shares, and what that adds
 * for its first page in another.
 */
const windowFiles = [
  { name: 'window', test: /BreakWindow\.tsx$|react-dom[\\/]client\.js$/, priority: 2 },
  { name: 'home', test: /renderer[\\/]home[\\/]HomeWindow\.tsx$/, priority: 1 },
];

export default defineConfig(({ mode }) => {
  // The same app, started by tests with some of its ports replaced.
  if (mode === 'e2e') {
    const entries = {
      index: 'tests/e2e/app-under-test.ts',
      night: 'tests/faults/night/clock-app.ts',
    };
    return { main: oneFile(entries, 'out/e2e') };
  }
  // A thread has one script and nothing beside it; together they would share a third file.
  if (mode === 'thread')
    return { main: oneFile({ history: 'main/storage/history-script.ts' }, 'out/thread') };
  return {
    main: oneFile({ index: 'main/index.ts' }, 'out/main'),
    preload: oneFile({ preload: 'main/preload.ts' }, 'out/preload'),
    renderer: {
      root: 'renderer',
      resolve,
      plugins: [react(), spokenLanguages(languages)],
      build: {
        target: chromeTarget,
        minify: true,
        modulePreload: { polyfill: false },
        license,
        outDir: path.resolve('out/renderer'),
        rolldownOptions: {
          input: { break: 'renderer/break.html', home: 'renderer/home.html' },
          output: { codeSplitting: { groups: windowFiles } },
        },
      },
    },
  };
});
