export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Area extends Size {
  readonly x: number;
  readonly y: number;
}

/** Logical pixels between the card and the edges of the work area. */
const cardMargin = 16;

/** Lower corners: on the left where the desktop draws notifications on the right. */
export type CardCorner = 'bottom-left' | 'bottom-right';

/** The card's place in the work area, which leaves panels out. */
export function placeCard(size: Size, workArea: Area, corner: CardCorner): Area {
  const { width, height } = within(size, workArea, cardMargin);
  const space = workArea.width - width - cardMargin;
  return {
    x: Math.round(workArea.x + (corner === 'bottom-left' ? cardMargin : space)),
    y: Math.round(workArea.y + workArea.height - height - cardMargin),
    width,
    height,
  };
}

/** The middle of the work area, no larger than it. */
export function placeWindow(size: Size, workArea: Area): Area {
  const { width, height } = within(size, workArea, 0);
  return {
    x: Math.round(workArea.x + (workArea.width - width) / 2),
    y: Math.round(workArea.y + (workArea.height - height) / 2),
    width,
    height,
  };
}

/** Of the work area's width and height, how much a large window takes. */
const largeShare = 0.96;

/** Most of the work area: what is around it shows that this is a window. */
export function placeLarge(workArea: Area): Area {
  const { width, height } = workArea;
  return placeWindow({ width: width * largeShare, height: height * largeShare }, workArea);
}

/** Where a window goes when its display has changed: moved and shrunk no more than it has to be. */
export function placeInside(window: Area, workArea: Area): Area {
  const { width, height } = within(window, workArea, 0);
  const lastX = workArea.x + workArea.width - width;
  const lastY = workArea.y + workArea.height - height;
  return {
    x: Math.min(Math.max(window.x, workArea.x), lastX),
    y: Math.min(Math.max(window.y, workArea.y), lastY),
    width,
    height,
  };
}

function within(size: Size, area: Size, margin: number): Size {
  return {
    width: Math.round(Math.min(size.width, area.width - 2 * margin)),
    height: Math.round(Math.min(size.height, area.height - 2 * margin)),
  };
}
