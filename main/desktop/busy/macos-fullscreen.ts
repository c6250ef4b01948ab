/** Loaded when it is first asked: what reads the answer is large. */
import { z } from 'zod';

const area = { x: z.number(), y: z.number(), width: z.number(), height: z.number() };
const toldSchema = z.object({
  /** From the lower left of the first one. `notch`: how much of its top no window need cover. */
  screens: z.array(z.object({ ...area, notch: z.number() })),
  /** From the upper left of the first screen, the front one first. */
  windows: z.array(z.object({ ...area, pid: z.number(), layer: z.number() })),
});
type Told = z.infer<typeof toldSchema>;

const ordinary = 0;
/** kCGMainMenuWindowLevel: not there while an app is full screen. */
const menuBar = 24;

/** What `toldSchema` is about, as JSON, by JavaScript for Automation. */
export const tellWindows = `
ObjC.import('CoreGraphics'); ObjC.import('AppKit');
const screens = ObjC.unwrap($.NSScreen.screens).map((screen) => {
  const { origin, size } = screen.frame;
  const notch = screen.respondsToSelector('safeAreaInsets') ? screen.safeAreaInsets.top : 0;
  return { x: origin.x, y: origin.y, width: size.width, height: size.height, notch };
});
const windows = ObjC.deepUnwrap(ObjC.castRefToObject($.CGWindowListCopyWindowInfo(1 | 16, 0)))
  .map(({ kCGWindowBounds: b, kCGWindowOwnerPID: pid, kCGWindowLayer: layer }) =>
    ({ x: b.X, y: b.Y, width: b.Width, height: b.Height, pid, layer }));
JSON.stringify({ screens, windows });
`;

/** The owners of those windows that are in front and cover a screen. Throws at what is no such JSON. */
export function coveringOwners(text: string): readonly number[] {
  const { screens, windows } = toldSchema.parse(JSON.parse(text));
  const [first] = screens;
  return screens.flatMap((screen) => {
    const top = (first?.height ?? 0) - (screen.y + screen.height);
    const isOn = (window: Told['windows'][number]) =>
      window.x < screen.x + screen.width &&
      window.x + window.width > screen.x &&
      window.y < top + screen.height &&
      window.y + window.height > top;
    const front = windows.find((window) => window.layer === ordinary && isOn(window));
    if (!front || front.width < screen.width) return [];
    // A large window under the menu bar is as high as one beside the notch.
    const hasMenuBar = windows.some((window) => window.layer === menuBar && isOn(window));
    const needed = screen.height - (hasMenuBar ? 0 : screen.notch);
    return front.height >= needed ? [front.pid] : [];
  });
}
