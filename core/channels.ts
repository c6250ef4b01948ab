/** What the preload runs of the contract: where it gives a page the bridge, and by which channels. */

/** The pages that the bridge is for. */
export const pagePaths: readonly string[] = ['/break.html', '/home.html'];

/** From main to a window: its view, asked for once when it is new, then pushed. */
export const viewChannel = 'view';

/** From a window to main: a call's name, and what it brings along. */
export const callChannel = 'call';
