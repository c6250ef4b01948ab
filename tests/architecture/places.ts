/** Where files are, and what they are called. */

/** Trees within which a name says which file is meant; the tests' mirror the others. */
const trees = ['core', 'main', 'renderer', 'scripts', 'tests/core', 'tests/main', 'tests/renderer'];

/** Files that share their name with another of the same tree; an `index` goes by its folder's. */
export function namedTwice(paths: readonly string[]): readonly string[] {
  return trees.flatMap((tree) => {
    const inTree = paths.filter((path) => path.startsWith(`${tree}/`) && nameOf(path) !== 'index');
    return inTree.filter((path) => inTree.some((other) => other !== path && sameName(other, path)));
  });
}

function sameName(one: string, other: string): boolean {
  return nameOf(one).toLowerCase() === nameOf(other).toLowerCase();
}

/** `shots` for `scripts/shots.ts`. */
function nameOf(path: string): string {
  return (path.split('/').at(-1) ?? '').replace(/\..*$/, '');
}

/** What belongs to all of main: its start, its parts, its ports, its texts, and the preload. */
const topOfMain = ['app', 'index', 'ports', 'preload', 'texts'];

/** Files that lie in main beside the rooms. */
export function outOfPlace(paths: readonly string[]): readonly string[] {
  return paths.filter((path) => {
    const [top, ...rest] = path.split('/');
    return top === 'main' && rest.length === 1 && !topOfMain.includes(nameOf(path));
  });
}
