/** X servers whose displays exist only in memory. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type RunningProcess, startProcess } from './processes';

export interface XServer {
  /** `:7` */
  display: string;
  process: RunningProcess;
}

export interface Size {
  width: number;
  height: number;
}

/** One display that is always there; what it shows is in the file `Xvfb_screen0` of `directory`. */
export async function startXvfb(directory: string, { width, height }: Size): Promise<XServer> {
  const COLOUR_DEPTH = 24;
  const screen = ['-screen', '0', `${width}x${height}x${COLOUR_DEPTH}`];
  const options = ['-displayfd', '1', '-nolisten', 'tcp', '-noreset', '-fbdir', directory];
  return ready(startProcess('Xvfb', [...options, ...screen]));
}

/** Up to sixteen displays, `DUMMY0` to `DUMMY15`, the first of them plugged in. */
export async function startXorg(directory: string): Promise<XServer> {
  const configuration = join(directory, 'xorg.conf');
  await writeFile(
    configuration,
    `Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "AutoEnableDevices" "false"
  Option "AutoAddGPU" "false"
  Option "DontVTSwitch" "true"
EndSection
Section "Device"
  Identifier "memory"
  Driver "dummy"
  VideoRam 256000
EndSection
Section "Screen"
  Identifier "displays"
  Device "memory"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Virtual 3840 2160
  EndSubSection
EndSection
`,
  );
  return ready(
    startProcess('Xorg', [
      ...['-displayfd', '1', '-nolisten', 'tcp', '-noreset'],
      ...['-config', configuration, '-logfile', join(directory, 'xorg.log')],
      ...['-novtswitch', '-sharevts'],
    ]),
  );
}

async function ready(server: RunningProcess): Promise<XServer> {
  try {
    const [number] = await server.says(/^\d+$/m, { withinMs: 10_000 });
    return { display: `:${number}`, process: server };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
