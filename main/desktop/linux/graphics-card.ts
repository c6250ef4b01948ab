import { accessSync, constants, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Whether this machine has a graphics card that this person may draw with: a render node of the
 * kernel's, or the one that NVIDIA's own driver makes. Looked at anew at every start, so a card
 * that is put in, or a session on another machine, counts at once.
 */
export function hasGraphicsCard(dev = '/dev'): boolean {
  return [...nodesIn(join(dev, 'dri'), /^(renderD|card)\d+$/), ...nodesIn(dev, /^nvidia\d+$/)].some(
    isUsable,
  );
}

function nodesIn(folder: string, name: RegExp): string[] {
  try {
    return readdirSync(folder)
      .filter((entry) => name.test(entry))
      .map((entry) => join(folder, entry));
  } catch {
    return [];
  }
}

function isUsable(node: string): boolean {
  try {
    accessSync(node, constants.R_OK | constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
