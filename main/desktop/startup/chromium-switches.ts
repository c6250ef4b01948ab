/** What Chromium and GTK would load for graphics that this app does not have. */
import { app } from 'electron';

/**
 * Must run before the app is ready. Without a graphics card Chromium would start a software
 * WebGL, and GTK loads the OpenGL driver only to choose the visual of windows that are never its
 * own: together 35 MiB while nothing is on the screen.
 */
export function skipSoftwareGraphics(): void {
  app.commandLine.appendSwitch('disable-software-rasterizer');
  if (process.platform !== 'linux' || process.env.GDK_GL !== undefined) return;
  process.env.GDK_GL = 'disable';
  // GTK has read it by then; programs that we start are to have their OpenGL.
  app.once('ready', () => {
    delete process.env.GDK_GL;
  });
}
