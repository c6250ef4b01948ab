// `npm run desktops [-- sway xfce …]`: the packaged app on real desktops from the distribution's
// packages, at real speed, and a table of what works where. Screenshots go to test-results/desktops.
import { access, chmod, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { buildApp } from '../../scripts/build';
import { packageApp } from '../../scripts/package-app';
import { projectDir, runScript, UserError } from '../../scripts/script';
import { columns, type DesktopUnderTest } from './desktop-under-test';
import { desktops } from './desktops';
import { installPackages } from './packages';
import { type Cell, type Row, tryDesktop } from './trial';

const tools = ['dbus', 'systemd', 'x11-utils', 'xdotool', 'xterm', 'xvfb', 'imagemagick', 'procps'];

runScript(async () => {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((id) => !desktops.some((desktop) => desktop.id === id));
  if (unknown.length > 0) {
    const ids = desktops.map(({ id }) => id).join(', ');
    throw new UserError(`No such desktop: ${unknown.join(', ')}. There are ${ids}.`);
  }
  const chosen = desktops.filter(({ id }) => wanted.length === 0 || wanted.includes(id));
  await installPackages([...tools, ...chosen.flatMap(({ packages }) => packages)]);

  const program = path.join(projectDir, 'dist', 'linux-unpacked', 'unhunch');
  await access(program).catch(async () => {
    await buildApp();
    await packageApp();
  });
  const picturesDir = path.join(projectDir, 'test-results', 'desktops');
  await mkdir(picturesDir, { recursive: true });
  await chmod(picturesDir, 0o777);

  const rows: (readonly [DesktopUnderTest, Row])[] = [];
  for (const desktop of chosen) {
    console.log(`── ${desktop.title}`);
    const row = await tryDesktop(desktop, {
      program,
      picturesDir,
      onCell: (column, cell) => console.log(`   ${column}: ${inWords(cell)}`),
    });
    rows.push([desktop, row]);
  }
  console.log(`\n${table(rows)}`);
  const failed = rows.some(([desktop, row]) =>
    columns.some((column) => !row[column].works && desktop.cannot[column] === undefined),
  );
  return failed ? 1 : 0;
});

function inWords({ works, words }: Cell): string {
  return works ? `✔ ${words}`.trim() : words;
}

function table(rows: readonly (readonly [DesktopUnderTest, Row])[]): string {
  const lines = [
    ['desktop', ...columns],
    ['---', ...columns.map(() => '---')],
    ...rows.map(([desktop, row]) => [
      desktop.title,
      ...columns.map((column) => inWords(row[column])),
    ]),
  ];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
