import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

// What both Electrons that the app runs on understand: the pinned release and the fallback.
const nodeTarget = 'node20.18';
const chromeTarget = 'chrome130';

const resolve = { alias: [{ find: /^#core\/(.*)/, replacement: path.resolve('core/$1') }] };

/** One CommonJS file that holds all it needs: nothing to look up at start. */
function singleFile(entry: Record<string, string>, outDir: string) {
  return {
    resolve,
    build: {
      target: nodeTarget,
      minify: true,
      outDir,
      externalizeDeps: false,
      rolldownOptions: {
        input: entry,
        // node-notifier finds its helper programs beside itself.
        external: [/^node-notifier/],
        output: { format: 'cjs' as const, codeSplitting: false, entryFileNames: '[name].cjs' },
      },
    },
  };
}

export default defineConfig(({ mode }) => {
  // The same app, started by the e2e tests with some of its ports replaced.
  if (mode === 'e2e')
    return { main: singleFile({ index: 'tests/e2e/app-under-test.ts' }, 'out/e2e') };
  return {
    main: singleFile({ index: 'main/index.ts' }, 'out/main'),
    preload: singleFile({ preload: 'main/preload.ts' }, 'out/preload'),
    renderer: {
      root: 'renderer',
      resolve,
      plugins: [react()],
      build: {
        target: chromeTarget,
        minify: true,
        modulePreload: { polyfill: false },
        outDir: path.resolve('out/renderer'),
        rolldownOptions: {
          input: { break: 'renderer/break.html', home: 'renderer/home.html' },
        },
      },
    },
  };
});
