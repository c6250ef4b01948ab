import { describe, expect, test } from 'vitest';
import { sessionSizeFor } from '#core/session/size';
import { defaultSettings, type Settings } from '#core/settings';

const seated = { position: 'seated' } as const;
const standing = { position: 'standing' } as const;

function sizeWith(
  part: { readonly [K in keyof Settings]?: Partial<Settings[K]> },
  moves = [standing, seated],
) {
  const { session, breaks, body } = defaultSettings;
  return sessionSizeFor(
    {
      session: { ...session, ...part.session },
      breaks: { ...breaks, ...part.breaks },
      body: { ...body, ...part.body },
    },
    moves,
  );
}

describe('left to itself, a session is', () => {
  test('large where one stands back from the screen for a part of it', () => {
    expect(sizeWith({})).toBe('large');
    expect(sizeWith({ body: { place: 'standingDesk' } })).toBe('large');
  });

  test('a window when all of it is done on the chair', () => {
    expect(sizeWith({}, [])).toBe('large');
    expect(sessionSizeFor(defaultSettings, [seated, seated])).toBe('window');
  });

  test('a window in an open office, where large numerals draw every eye', () => {
    expect(sizeWith({ body: { place: 'openOffice' } })).toBe('window');
  });
});

test('what the person set holds everywhere', () => {
  for (const size of ['window', 'large', 'fullscreen'] as const) {
    expect(sizeWith({ session: { size }, body: { place: 'openOffice' } })).toBe(size);
  }
});

test('a break that covers the screen is done on it', () => {
  const presence = 'fullscreen' as const;
  expect(sizeWith({ session: { size: 'window' }, breaks: { presence } })).toBe('fullscreen');
});
