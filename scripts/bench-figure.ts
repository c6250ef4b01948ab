// What the figure costs: npm run bench:figure. Ends with 1 when a budget is not met.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import type { FigureData } from '#core/moves/figure-schema';
import { LOOKS } from '../renderer/figure/looks';
import { Scene } from '../renderer/figure/scene';
import { resolveElectron } from './electron/resolve';
import { blindCanvas } from './figure-window/blind-canvas';
import { processSeconds } from './figure-window/cpu';
import { bundlePage, openFigureWindow } from './figure-window/open';
import { projectDir, runScript } from './script';

const BUDGET = { frameMs: 1, moduleKb: 25, moveKb: 6, coreShare: 0.25, fps: 24 };
const SECONDS = 11;

interface Row {
  what: string;
  value: string;
  met: boolean;
}

function moves(): [string, string][] {
  const folder = path.join(projectDir, 'assets/moves');
  return readdirSync(folder).map((file) => [
    file.replace('.json', ''),
    readFileSync(path.join(folder, file), 'utf8'),
  ]);
}

/** CPU milliseconds to solve and compute one frame, without the rasteriser: the mean of each move. */
function frames(): Row[] {
  const frames = 600;
  const per = moves().map(([id, text]): [string, number] => {
    const { figure } = JSON.parse(text) as { figure: FigureData };
    const scene = new Scene(figure, { look: LOOKS.teo, theme: 'light' });
    const canvas = blindCanvas();
    const run = (count: number): void => {
      for (let i = 0; i < count; i++) scene.draw(canvas, i * 16.7, figure.view, 480, 480);
    };
    run(200);
    const from = process.cpuUsage();
    run(frames);
    const { user, system } = process.cpuUsage(from);
    return [id, (user + system) / 1000 / frames];
  });
  const [worst, ms] = per.reduce((a, b) => (b[1] > a[1] ? b : a));
  const mean = per.reduce((sum, [, v]) => sum + v, 0) / per.length;
  return [
    {
      what: `one frame, slowest move (${worst})`,
      value: `${ms.toFixed(2)} ms`,
      met: ms <= BUDGET.frameMs,
    },
    {
      what: 'one frame, mean of the moves',
      value: `${mean.toFixed(2)} ms`,
      met: mean <= BUDGET.frameMs,
    },
  ];
}

async function moduleSize(): Promise<Row> {
  const result = await build({
    configFile: false,
    root: projectDir,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: true,
      lib: {
        entry: path.join(projectDir, 'renderer/figure/Figure.tsx'),
        formats: ['iife'],
        name: 'figure',
      },
      rolldownOptions: { external: ['react', 'react/jsx-runtime'] },
    },
  });
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((r) =>
    'output' in r ? r.output : [],
  );
  const code = outputs.map((o) => (o.type === 'chunk' ? o.code : '')).join('');
  const kb = gzipSync(code).length / 1024;
  return {
    what: 'module, minified and gzipped',
    value: `${kb.toFixed(1)} kB (${(code.length / 1024).toFixed(1)} kB before gzip)`,
    met: kb <= BUDGET.moduleKb,
  };
}

function moveSize(): Row {
  const [id, bytes] = moves()
    .map(([name, text]): [string, number] => [name, JSON.stringify(JSON.parse(text).figure).length])
    .reduce((a, b) => (b[1] > a[1] ? b : a));
  const kb = bytes / 1024;
  return { what: `largest move (${id})`, value: `${kb.toFixed(1)} kB`, met: kb <= BUDGET.moveKb };
}

/** CPU of the whole Electron while one figure of the session's size moves, over a loop of the move. */
async function share(): Promise<Row[]> {
  const page = await bundlePage(path.join(import.meta.dirname, 'figure-window/bench-page.tsx'));
  const { executable } = await resolveElectron();
  const window = await openFigureWindow(executable, page, true);
  try {
    const rows: Row[] = [];
    for (const id of ['blade-squeeze', 'bent-over-row', 'band-pull-apart', 'arm-circles']) {
      await window.ask(`bench.show(${JSON.stringify(id)})`);
      await window.ask('bench.wait(1500)');
      const pids = (await window.ask<{ pid: number }[]>('metrics')).map((m) => m.pid);
      const from = processSeconds(pids);
      const { fps, moving } = await window.ask<{ fps: number; moving: number }>(
        `bench.count(${SECONDS * 1000})`,
      );
      const cores = (processSeconds(pids) - from) / SECONDS;
      rows.push({
        what: `session figure, ${id}, no GPU`,
        value: `${(cores * 100).toFixed(1)} % of a core; moves ${(moving * 100).toFixed(0)} % of the time, at ${fps.toFixed(0)} frames/s`,
        met: cores <= BUDGET.coreShare && fps >= BUDGET.fps - 0.5,
      });
    }
    return rows;
  } finally {
    window.close();
  }
}

runScript(async () => {
  const rows = [...frames(), await moduleSize(), moveSize(), ...(await share())];
  for (const { what, value, met } of rows)
    console.log(`${met ? 'ok  ' : 'OVER'} ${what.padEnd(44)} ${value}`);
  return rows.every((row) => row.met) ? 0 : 1;
});
