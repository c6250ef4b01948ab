/**
 * Which way the arrows go between rooms: each storey of this table stands on those below it, and
 * what is in a room imports only from storeys below, or from its own room.
 */
import { importsOf, programOf, type Source, targetOf } from './imports';

/** By folder: its rooms, from the top storey down. A file beside them has a storey where named. */
const storeys: Readonly<Record<string, readonly (readonly string[])[]>> = {
  main: [
    ['index', 'preload'],
    ['app', 'desktop'],
    ['commands'],
    ['break'],
    ['views'],
    ['storage'],
    ['texts', 'ports'],
  ],
  'main/desktop': [
    ['startup', 'windows', 'tray', 'busy', 'presence'],
    ['notifications'],
    ['linux'],
  ],
  renderer: [['home'], ['session', 'card'], ['not-here'], ['voice'], ['ui'], ['figure']],
};

/** Imports that lead up, or to a neighbour on the same storey; and rooms without a storey. */
export function uphill(sources: readonly Source[]): readonly string[] {
  return sources.flatMap((source) => [...homeless(source.path), ...leadingUp(source)]);
}

function homeless(path: string): readonly string[] {
  return Object.keys(storeys).flatMap((folder) => {
    const room = roomIn(folder, path);
    const isRoom = room !== null && path.startsWith(`${folder}/${room}/`);
    return isRoom && storeyOf(folder, room) === -1 ? [`${path} is in no storey`] : [];
  });
}

function leadingUp(source: Source): readonly string[] {
  return importsOf(programOf(source)).flatMap(({ from }) => {
    const target = targetOf(source.path, from);
    if (target === null) return [];
    return Object.keys(storeys).flatMap((folder) => {
      const [here, there] = [roomIn(folder, source.path), roomIn(folder, target)];
      if (here === null || there === null || here === there) return [];
      const [from, to] = [storeyOf(folder, here), storeyOf(folder, there)];
      const isFree = from === -1 || to === -1 || from < to;
      return isFree ? [] : [`${source.path} → ${target}`];
    });
  });
}

/** `storage` for `main/storage/text-file.ts` in `main`; null for what is elsewhere. */
function roomIn(folder: string, path: string): string | null {
  if (!path.startsWith(`${folder}/`)) return null;
  const [room = ''] = path.slice(folder.length + 1).split('/');
  return room.replace(/\.(tsx?|json|html|css)$/, '');
}

function storeyOf(folder: string, room: string): number {
  return storeys[folder]?.findIndex((rooms) => rooms.includes(room)) ?? -1;
}
