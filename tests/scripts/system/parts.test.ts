import { describe, expect, it } from 'vitest';
import { choosePackages, installable } from '../../../scripts/system/apt';
import { missingLibraries } from '../../../scripts/system/missing';
import { displayParts, runParts, type SystemPart, testParts } from '../../../scripts/system/parts';

describe('missingLibraries', () => {
  it('names each library that ldd has not found, once', () => {
    const output = [
      '\tlinux-vdso.so.1 (0x00007ffc1a5fe000)',
      '\tlibffmpeg.so => /opt/electron/libffmpeg.so (0x00007f2a10000000)',
      '\tlibnss3.so => not found',
      '\tlibgtk-3.so.0 => not found',
      '\tlibnss3.so => not found',
      '\t/lib64/ld-linux-x86-64.so.2 (0x00007f2a20000000)',
    ].join('\n');
    expect(missingLibraries(output)).toEqual(['libnss3.so', 'libgtk-3.so.0']);
  });

  it('is empty for a program that has all', () => {
    expect(missingLibraries('\tlibc.so.6 => /lib/libc.so.6 (0x00007f2a10000000)\n')).toEqual([]);
  });
});

describe('choosePackages', () => {
  const sound: SystemPart = {
    kind: 'library',
    name: 'libasound.so.2',
    packages: ['libasound2t64', 'libasound2'],
  };
  const nss: SystemPart = { kind: 'library', name: 'libnss3.so', packages: ['libnss3'] };
  const util: SystemPart = { kind: 'library', name: 'libnssutil3.so', packages: ['libnss3'] };

  it('takes the name this release has, and each package once', () => {
    expect(choosePackages([sound, nss, util], new Set(['libasound2', 'libnss3']))).toEqual([
      'libasound2',
      'libnss3',
    ]);
    expect(choosePackages([sound], new Set(['libasound2t64', 'libasound2']))).toEqual([
      'libasound2t64',
    ]);
  });

  it('is null when apt knows none for a part', () => {
    expect(choosePackages([sound, nss], new Set(['libnss3']))).toBeNull();
  });
});

describe('installable', () => {
  it('reads what apt-cache policy offers', () => {
    const output = [
      'libasound2:',
      '  Installed: 1.2.8-1+b1',
      '  Candidate: 1.2.8-1+b1',
      '  Version table:',
      ' *** 1.2.8-1+b1 500',
      'libasound2t64:',
      '  Installed: (none)',
      '  Candidate: (none)',
      '  Version table:',
      'xvfb:',
      '  Installed: (none)',
      '  Candidate: 2:21.1.7-3',
      '  Version table:',
    ].join('\n');
    expect(installable(output)).toEqual(new Set(['libasound2', 'xvfb']));
  });

  it('is empty where apt has no lists', () => {
    expect(installable('')).toEqual(new Set());
  });
});

it('names each part once', () => {
  const names = [...runParts, ...testParts].map((part) => part.name);
  expect(new Set(names).size).toBe(names.length);
  expect(testParts).toEqual(expect.arrayContaining([...displayParts]));
});
