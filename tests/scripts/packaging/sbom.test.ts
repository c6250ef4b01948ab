import { expect, it } from 'vitest';
import { billOf } from '../../../scripts/packaging/sbom';

const made = {
  version: '0.2.0',
  electron: '45.4.1',
  sourceDate: 1_795_300_000,
  platform: 'linux',
  arch: 'x64',
} as const;
const integrity = `sha512-${Buffer.from('ab'.repeat(64), 'hex').toString('base64')}`;
const packages = {
  '': { version: '0.2.0' },
  'node_modules/@date-fns/tz': { version: '1.5.0', integrity, license: 'MIT' },
  'node_modules/conf/node_modules/zod': { version: '4.6.7', license: '(MIT OR CC0-1.0)' },
  'node_modules/zod': { version: '4.6.7', license: '(MIT OR CC0-1.0)' },
  'node_modules/vite': { version: '8.3.8', dev: true },
};

it('lists what is shipped once, and the Electron, without what is for development', () => {
  expect(billOf(packages, made)).toMatchObject({
    bomFormat: 'CycloneDX',
    metadata: {
      timestamp: '2026-11-21T22:26:40.000Z',
      component: { name: 'unhunch', version: '0.2.0' },
    },
    components: [
      {
        'bom-ref': '@date-fns/tz@1.5.0',
        purl: 'pkg:npm/%40date-fns/tz@1.5.0',
        hashes: [{ alg: 'SHA-512', content: 'ab'.repeat(64) }],
        licenses: [{ license: { id: 'MIT' } }],
      },
      { 'bom-ref': 'zod@4.6.7', licenses: [{ expression: '(MIT OR CC0-1.0)' }] },
      { 'bom-ref': 'electron@45.4.1', purl: 'pkg:npm/electron@45.4.1' },
    ],
  });
});

it('is the same for the same lock file', () => {
  expect(billOf(packages, made)).toEqual(billOf(structuredClone(packages), made));
});

it('lists parts for other systems only where they go', () => {
  const part = (os: string, cpu: string) => ({
    version: '3.3.4',
    optional: true,
    os: [os],
    cpu: [cpu],
  });
  const withParts = {
    'node_modules/koffi': { version: '3.3.4', optional: true },
    'node_modules/@koromix/koffi-linux-x64': part('linux', 'x64'),
    'node_modules/@koromix/koffi-win32-x64': part('win32', 'x64'),
    'node_modules/@koromix/koffi-win32-arm64': part('win32', 'arm64'),
  };
  const names = (platform: NodeJS.Platform) =>
    JSON.stringify(billOf(withParts, { ...made, platform })).match(/koffi[a-z0-9-]*@/g);
  expect(new Set(names('win32'))).toEqual(new Set(['koffi@', 'koffi-win32-x64@']));
  expect(names('linux')).toBeNull();
});
