// What the packages are made of, as a CycloneDX bill of materials. `npm sbom --omit=dev` would
// leave out what a development tool needs as well, such as zod.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { projectDir } from '../script';

export interface LockedPackage {
  version?: string;
  integrity?: string;
  license?: string;
  /** Only there for development. */
  dev?: boolean;
  /** Goes to Windows and macOS only, as electron-builder.yml has it. */
  optional?: boolean;
  /** Of a part for one system. */
  os?: readonly string[];
  cpu?: readonly string[];
}

export interface Made {
  version: string;
  electron: string;
  /** Epoch seconds. */
  sourceDate: number;
  /** What it is for. */
  platform: NodeJS.Platform;
  arch: string;
}

/** Every package of the lock file that the app needs to run, and the Electron that comes along. */
export async function billOfMaterials(made: Made): Promise<object> {
  const lock = await readFile(path.join(projectDir, 'package-lock.json'), 'utf8');
  const { packages } = JSON.parse(lock) as { packages: Record<string, LockedPackage> };
  return billOf(packages, made);
}

/** The same for the same lock file: no random number, and the time of the sources. */
export function billOf(packages: Readonly<Record<string, LockedPackage>>, made: Made): object {
  const { version, electron, sourceDate } = made;
  const shipped = Object.entries(packages).filter(
    ([key, locked]) => key !== '' && isShipped(locked, made),
  );
  const components = new Map(
    shipped.map(([key, locked]) => {
      const name = key.replace(/^.*node_modules\//, '');
      const component = describe('library', name, locked);
      return [component['bom-ref'], component];
    }),
  );
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: {
      timestamp: new Date(sourceDate * 1000).toISOString(),
      component: describe('application', 'unhunch', { version, license: 'MIT' }),
    },
    components: [
      ...components.values(),
      describe('framework', 'electron', { version: electron, license: 'MIT' }),
    ],
  };
}

function isShipped({ dev, optional, os, cpu }: LockedPackage, { platform, arch }: Made): boolean {
  if (dev) return false;
  if (!optional) return true;
  return platform !== 'linux' && (os?.includes(platform) ?? true) && (cpu?.includes(arch) ?? true);
}

function describe(type: string, name: string, { version = '', integrity, license }: LockedPackage) {
  const hash =
    integrity && Buffer.from(integrity.replace(/^sha512-/, ''), 'base64').toString('hex');
  return {
    type,
    'bom-ref': `${name}@${version}`,
    name,
    version,
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
    ...(hash && { hashes: [{ alg: 'SHA-512', content: hash }] }),
    ...(license && { licenses: [licenceOf(license)] }),
  };
}

/** One of SPDX's licences, or an expression of several. */
function licenceOf(license: string): object {
  return /[ ()]/.test(license) ? { expression: license } : { license: { id: license } };
}
