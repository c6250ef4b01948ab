// Opens the figure's module in the project's Electron, without a GPU, and asks it things.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'vite';
import { UserError } from '../script';

const here = import.meta.dirname;
const root = path.resolve(here, '../..');

export interface FigureWindow {
  process: ChildProcess;
  /** Runs an expression in the page and gives what it returns. */
  ask<T>(expression: string): Promise<T>;
  close(): void;
}

/** Bundles a page script with the figure in it; returns the HTML file that runs it. */
export async function bundlePage(entry: string): Promise<string> {
  const outDir = path.join(root, 'node_modules/.cache', path.basename(entry, path.extname(entry)));
  await build({
    configFile: false,
    root,
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

export async function openFigureWindow(
  electron: string,
  page: string,
  shown = false,
): Promise<FigureWindow> {
  const child = spawn(electron, ['--no-sandbox', path.join(here, 'app')], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, FIGURE_PAGE: page, FIGURE_WINDOW: shown ? 'shown' : 'hidden' },
  });
  const waiting: { resolve: (line: string) => void; reject: (error: Error) => void }[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.startsWith('{')) waiting.shift()?.resolve(line);
  });
  child.once('exit', (code, signal) => {
    const error = new UserError(
      `The figure's window ended (${code ?? signal}). It needs a display: on a machine without one, run this under xvfb-run.`,
    );
    for (const { reject } of waiting) reject(error);
  });
  const next = (): Promise<string> =>
    new Promise((resolve, reject) => {
      waiting.push({ resolve, reject });
    });
  await next();
  return {
    process: child,
    async ask(expression) {
      const answer = next();
      child.stdin.write(`${expression.replaceAll('\n', ' ')}\n`);
      return JSON.parse(await answer).answer;
    },
    close: () => child.stdin.end(),
  };
}
