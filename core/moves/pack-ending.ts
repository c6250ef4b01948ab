/** The ending of a pack's file name. By itself: the command line is read before schemas are loaded. */
export const packEnding = '.unhunch-moves';
