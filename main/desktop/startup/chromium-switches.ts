/** What Chromium and GTK would load for graphics that this app does not have. */
import { app } from 'electron';
import { hasGraphicsCard } from '../linux/graphics-card';

/**
 * Must run before the app is ready. Without a graphics card Chromium's graphics process would load
 * drivers and compositing for nothing, some 45 MiB; a software WebGL is never needed; and GTK
 * loads the OpenGL driver only to choose the visual of windows that are never its own.
 */
export function skipSoftwareGraphics(): void {
  app.commandLine.appendSwitch('disable-software-rasterizer');
  if (process.platform !== 'linux') return;
  if (!hasGraphicsCard()) app.disableHardwareAcceleration();
  if (process.env.GDK_GL !== undefined) return;
  process.env.GDK_GL = 'disable';
  // GTK has read it by then; programs that we start are to have their OpenGL.
  app.once('ready', () => {
    delete process.env.GDK_GL;
  });
}
