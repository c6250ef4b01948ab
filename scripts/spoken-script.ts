// Prints what is said aloud in a break, with its times, as someone who doesn't look hears it:
// npm run -s script -- --break=chin-tuck,doorway-stretch [--language=de]. Without --break, every
// move by itself.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import i18next from 'i18next';
import { type Language, languages } from '#core/languages';
import { composeBreak } from '#core/moves/compose';
import { bodyOf } from '#core/moves/eligibility';
import { emptyMemory, type Library, libraryOf } from '#core/moves/memory';
import { parseMove } from '#core/moves/move-file';
import type { MoveId } from '#core/moves/vocabulary';
import { planSession } from '#core/session/plan';
import { defaultSettings, equipment } from '#core/settings';
import { moveFilesIn } from '../main/storage/move-files';
import { readMove } from '../main/storage/move-library';
import { projectDir, runScript, UserError } from './script';

runScript(async () => {
  const { values } = parseArgs({
    options: { break: { type: 'string' }, language: { type: 'string', default: 'en' } },
  });
  const language = languages.find((tag) => tag === values.language);
  if (!language) throw new UserError(`--language is one of ${languages.join(', ')}`);
  await speak(language);
  const library = readLibrary(path.join(projectDir, 'assets/moves'));
  const breaks = values.break ? [values.break.split(',')] : [...library.keys()].map((id) => [id]);
  for (const moves of breaks) tell(moves, library);
  return 0;
});

function readLibrary(folder: string): Library {
  return libraryOf(
    moveFilesIn(folder).map((file) => {
      const read = readMove(file, parseMove);
      if (!read.ok) throw new UserError(`${file} is not a move`);
      return read.move;
    }),
  );
}

async function speak(language: Language): Promise<void> {
  const read = (ns: string) =>
    JSON.parse(
      readFileSync(path.join(projectDir, 'assets/locales', language, `${ns}.json`), 'utf8'),
    );
  await i18next.init({
    lng: language,
    ns: ['break', 'moves'],
    resources: { [language]: { break: read('break'), moves: read('moves') } },
    interpolation: { escapeValue: false },
  });
}

function tell(moves: readonly MoveId[], library: Library): void {
  const composed = composeBreak(
    {
      library,
      body: { ...bodyOf(defaultSettings), equipment },
      movesPerBreak: 2,
      readySeconds: 0,
      memory: emptyMemory,
      today: '2026-03-23',
      seed: 1,
    },
    moves,
  );
  const [note] = composed.notes;
  if (note) throw new UserError(i18next.t(note.key, { ...note.params }));
  let startMs = 0;
  for (const { script, lengthMs } of planSession(composed, library).moves) {
    for (const { atMs, say } of script) {
      const text = say.map(({ key, params }) => i18next.t(key, { ...params })).join('. ');
      console.log(`${clock(startMs + atMs)}  ${text.replace(/([.?!。？！])\. /gu, '$1 ')}`);
    }
    startMs += lengthMs;
  }
  console.log(`${clock(startMs)}  ${i18next.t('break:closing.done1')}\n`);
}

function clock(ms: number): string {
  const seconds = ms / 1000;
  const rest = (seconds % 60).toFixed(1).padStart(4, '0');
  return `${Math.floor(seconds / 60)}:${rest}`;
}
