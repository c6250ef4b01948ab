import { describe, expect, it } from 'vitest';
import { uphill } from './storeys';

const importing = (path: string, from: string) => [
  { path, text: `import type { Anything } from '${from}';` },
];

describe('an arrow between rooms', () => {
  it.each([
    ['main/storage/a.ts', '../ports'],
    ['main/commands/a.ts', '../storage/b'],
    ['main/storage/a.ts', './b'],
    ['main/desktop/tray/a.ts', '../linux/session-bus'],
    ['main/desktop/windows/a.ts', '../../commands/call-handlers'],
    ['main/app.ts', '#core/settings'],
    ['main/index.ts', 'electron'],
    ['main/desktop/busy/a.ts', '../run-program'],
  ])('may lead down or stay: %s → %s', (path, from) => {
    expect(uphill(importing(path, from))).toEqual([]);
  });

  it.each([
    ['main/storage/a.ts', '../break/engine', 'main/storage/a.ts → main/break/engine'],
    ['main/ports.ts', './texts', 'main/ports.ts → main/texts'],
    ['main/app.ts', './desktop/launch', 'main/app.ts → main/desktop/launch'],
    ['main/desktop/tray/a.ts', '../../app', 'main/desktop/tray/a.ts → main/app'],
    ['main/desktop/linux/a.ts', '../tray/b', 'main/desktop/linux/a.ts → main/desktop/tray/b'],
    ['main/desktop/busy/a.ts', '../tray/b', 'main/desktop/busy/a.ts → main/desktop/tray/b'],
    ['renderer/ui/a.tsx', '../session/b', 'renderer/ui/a.tsx → renderer/session/b'],
  ])('may not lead up or aside: %s → %s', (path, from, told) => {
    expect(uphill(importing(path, from))).toEqual([told]);
  });

  it('starts from a room that has its storey', () => {
    expect(uphill([{ path: 'main/attic/a.ts', text: '' }])).toEqual([
      'main/attic/a.ts is in no storey',
    ]);
  });
});
