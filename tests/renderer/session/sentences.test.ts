import { expect, test } from 'vitest';
import { inSentences } from '../../../renderer/session/sentences';

test('each text ends once, whichever way it ends', () => {
  expect(inSentences(['Go.', 'Draw your chin back', 'Ready?'])).toBe(
    'Go. Draw your chin back. Ready?',
  );
  expect(inSentences(['開始します。', '戻します'])).toBe('開始します。 戻します.');
  expect(inSentences(['هل أنت مستعد؟'])).toBe('هل أنت مستعد؟');
  expect(inSentences([])).toBe('');
});
