// Draws the figure's contact sheets into sheets/, for people to look at: npm run sheets [-- <move> …]
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { resolveElectron } from './electron/resolve';
import { bundlePage, type FigureWindow, openFigureWindow } from './figure-window/open';
import { projectDir, runScript } from './script';

const out = path.join(projectDir, 'sheets');

async function save(window: FigureWindow, name: string, expression: string): Promise<void> {
  const url = await window.ask<string>(expression);
  const file = path.join(out, `${name}.png`);
  writeFileSync(file, Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'));
  console.log(path.relative(projectDir, file));
}

runScript(async () => {
  const wanted = process.argv.slice(2);
  const isWanted = (name: string): boolean => wanted.length === 0 || wanted.includes(name);
  const page = await bundlePage(path.join(import.meta.dirname, 'figure-window/sheets-page.ts'));
  const { executable } = await resolveElectron();
  const window = await openFigureWindow(executable, page);
  mkdirSync(out, { recursive: true });
  try {
    const { names, broken } = await window.ask<{ names: string[]; broken: [string, string][] }>(
      'figure.names()',
    );
    for (const [name, why] of broken) console.error(`assets/moves/${name}.json: figure.${why}`);
    for (const name of names.filter(isWanted)) {
      await save(window, name, `figure.move('${name}', 'light', 'teo', 400)`);
    }
    for (const theme of ['light', 'dark']) {
      if (isWanted('overview')) {
        await save(window, `overview-${theme}`, `figure.overview('${theme}', 320)`);
      }
      if (isWanted('people'))
        await save(window, `people-${theme}`, `figure.people('${theme}', 300)`);
    }
    if (isWanted('seated')) await save(window, 'seated', "figure.seated('light', 360)");
    return broken.length === 0 ? 0 : 1;
  } finally {
    window.close();
  }
});
