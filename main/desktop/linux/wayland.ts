/** Whether the person's session is Wayland, also where our windows go through XWayland. */
export const inWaylandSession =
  process.platform === 'linux' &&
  (process.env.XDG_SESSION_TYPE === 'wayland' || Boolean(process.env.WAYLAND_DISPLAY));
