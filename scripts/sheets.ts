// Draws the figure's contact sheets into sheets/, for people to look at: npm run sheets [-- <move> …]
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { resolveElectron } from './electron/resolve';
import { bundlePage, openFigureWindow } from './figure-window/open';

const root = path.resolve(import.meta.dirname, '..');
const out = path.join(root, 'sheets');
const wanted = process.argv.slice(2);

const page = await bundlePage(path.join(import.meta.dirname, 'figure-window/sheets-page.ts'));
const { executable } = await resolveElectron();
const window = await openFigureWindow(executable, page);
mkdirSync(out, { recursive: true });

async function save(name: string, expression: string): Promise<void> {
  const url = await window.ask<string>(expression);
  writeFileSync(
    path.join(out, `${name}.png`),
    Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'),
  );
  console.log(path.relative(root, path.join(out, `${name}.png`)));
}

const { names, broken } = await window.ask<{ names: string[]; broken: [string, string][] }>(
  'figure.names()',
);
for (const [name, why] of broken) console.error(`assets/moves/${name}.json: figure.${why}`);
for (const name of names) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  await save(name, `figure.move(${JSON.stringify(name)}, 'light', 'teo', 400)`);
}
if (wanted.length === 0 || wanted.includes('overview')) {
  for (const theme of ['light', 'dark'])
    await save(`overview-${theme}`, `figure.overview('${theme}', 320)`);
}
if (wanted.length === 0 || wanted.includes('people')) {
  await save('people', "figure.people('light', 300)");
  await save('seated', "figure.seated('dark', 360)");
}
window.close();
