// A page of the figure's module alone.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';

import { projectDir } from './script';

/** Bundles a page script with the figure in it; returns the HTML file that runs it. */
export async function bundlePage(entry: string): Promise<string> {
  const outDir = path.join(
    projectDir,
    'node_modules/.cache',
    path.basename(entry, path.extname(entry)),
  );
  await build({
    configFile: false,
    root: projectDir,
    logLevel: 'error',
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome130',
      lib: { entry, formats: ['iife'], name: 'page', fileName: () => 'page.js' },
    },
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  mkdirSync(outDir, { recursive: true });
  const html = path.join(outDir, 'index.html');
  writeFileSync(
    html,
    '<!doctype html><meta charset="utf-8"><body style="margin:0"><script src="page.js"></script>',
  );
  return html;
}
