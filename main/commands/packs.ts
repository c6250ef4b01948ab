/** Packs of moves: a file that somebody opens is asked about before anything of it is kept. */
import { existsSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ImportReport, Input, PackOffer } from '#core/contract';
import { fileProblemText } from '#core/file-problem';
import type { MoveProblem } from '#core/moves/move-file';
import type { OwnPack, Pack } from '#core/moves/pack';
import { packEnding } from '#core/moves/pack-ending';
import type { Translate } from '#core/translate';
import type { DialogsPort, LogPort } from '../ports';
import { ownMoveIds, storeMoves, whyNotOwn } from '../storage/moves-import';
import type { Storage } from '../storage/storage';

export interface Packs {
  /** Asks the person in the main window. Resolves to why there is nothing to ask; null otherwise. */
  offer(path: string): Promise<string | null>;
  /** What they are asked now. */
  offered(): PackOffer | null;
  /** Nobody sees the questions any more. */
  forget(): void;
  answer(input: Input<'packs.answer'>): Promise<ImportReport>;
  all(): readonly OwnPack[];
  remove(id: string): void;
  share(input: Input<'packs.share'>): Promise<string | null>;
}

export interface PacksParts {
  readonly storage: Pick<Storage, 'library' | 'ownMovesDir' | 'packs'>;
  readonly dialogs: Pick<DialogsPort, 'saveAs'>;
  readonly log: LogPort;
  readonly t: Translate;
  /** Brings the main window up, where the question is. */
  readonly show: () => void;
  /** Something that it shows has changed. */
  readonly refresh: () => void;
}

/** More questions at a time are no questions any more. */
const mostOffers = 10;

interface Offer {
  readonly shown: PackOffer;
  readonly pack: Pack | null;
}

export function createPacks({ storage, dialogs, log, t, show, refresh }: PacksParts): Packs {
  const { library, ownMovesDir, packs } = storage;
  let offers: readonly Offer[] = [];
  let lastId = 0;

  const isOwn = (id: string) => ownMoveIds(library).has(id);

  async function look(path: string): Promise<Offer> {
    lastId += 1;
    const about = { id: lastId, file: basename(path).replaceAll(/\p{Cc}/gu, '\ufffd') };
    const refused = (problems: readonly MoveProblem[]): Offer => ({
      shown: { ...about, kind: 'refused', problems },
      pack: null,
    });
    // Zips are rare: what reads and writes them is loaded when there is one.
    const { readPackFile } = await import('../storage/pack-file');
    const read = await readPackFile(path);
    if (!read.ok) return refused(read.problems);
    const { pack } = read;
    const problems = notOwn(pack);
    if (problems.length > 0) return refused(problems);
    const moves = pack.moves.map(({ id, text }) => ({
      id,
      name: text?.name ?? id,
      isMine: isOwn(id),
    }));
    return { shown: { ...about, kind: 'question', words: pack.words, moves }, pack };
  }

  /** Those of its moves that can't be added to what the person has. */
  function notOwn({ moves }: Pack): readonly MoveProblem[] {
    const own = new Set(ownMoveIds(library));
    return moves.flatMap(({ id }) => {
      const message = whyNotOwn(id, library, own);
      if (message === null) own.add(id);
      return message === null ? [] : [{ file: `moves/${id}.json`, path: '', message }];
    });
  }

  async function add({ words, moves }: Pack, keepMine: boolean): Promise<ImportReport> {
    const wanted = keepMine ? moves.filter(({ id }) => !isOwn(id)) : moves;
    const { added, problems } = await storeMoves(wanted, ownMovesDir, library);
    const unkept = added.length > 0 ? packs.put(words, added) : null;
    return {
      added,
      problems: unkept
        ? [...problems, { file: 'packs.json', path: '', message: fileProblemText(unkept, t) }]
        : problems,
    };
  }

  return {
    async offer(path) {
      const offer = await look(path);
      const { shown } = offer;
      log.info(`a file of moves: ${shown.file}: ${shown.kind}`);
      offers = [...offers, offer].slice(-mostOffers);
      show();
      if (shown.kind === 'question') return null;
      const [first] = shown.problems;
      const where = first && first.file !== shown.file ? `${first.file}: ` : '';
      return `${shown.file}: ${where}${first?.message}`;
    },
    offered: () => offers[0]?.shown ?? null,
    forget() {
      offers = [];
    },
    async answer({ id, answer }) {
      const offer = offers.find(({ shown }) => shown.id === id);
      offers = offers.filter((each) => each !== offer);
      // What the person has may have changed since they were asked.
      const problems = offer?.pack && answer !== 'no' ? notOwn(offer.pack) : [];
      const report =
        offer?.pack && answer !== 'no' && problems.length === 0
          ? await add(offer.pack, answer === 'keepMine')
          : { added: [], problems };
      refresh();
      return report;
    },
    all: () => packs.all(isOwn),
    remove(id) {
      const pack = packs.all(isOwn).find((each) => each.id === id);
      if (!pack) throw new Error('there is no such pack');
      for (const move of pack.moves) {
        rmSync(join(ownMovesDir, `${move}.json`), { force: true });
      }
      library.reload();
      const unkept = packs.remove(id);
      refresh();
      if (unkept) throw new Error(fileProblemText(unkept, t));
    },
    async share({ words, moves }) {
      const own = library.all().flatMap(({ move, own }) => (own ? [move] : []));
      const chosen = own.filter(({ id }) => moves.includes(id));
      if (chosen.length === 0) throw new Error('none of these is a move of your own');
      const path = await dialogs.saveAs(`${fileNameOf(words.name)}${packEnding}`);
      if (path === null) return null;
      const to = withEnding(path);
      const { writePackFile } = await import('../storage/pack-file');
      await writePackFile(to, { words, moves: chosen });
      return to;
    },
  };
}

/** Not every dialog adds the ending; where it would lead to another file, nobody asked for that. */
function withEnding(path: string): string {
  if (path.toLowerCase().endsWith(packEnding)) return path;
  const whole = `${path}${packEnding}`;
  return existsSync(whole) ? path : whole;
}

/** A name for the file that every system takes. */
function fileNameOf(name: string): string {
  const plain = name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-+|-+$/g, '');
  return plain.toLowerCase() || 'moves';
}
