import { expect, it } from 'vitest';
import { openMacosCalls } from '../../../../main/desktop/busy/macos-calls';
import { librariesOf, write } from '../fake-library';

/** Its streams that record, and whether it runs somewhere. */
interface Device {
  readonly inputs: number;
  readonly runs: boolean;
}

/** Four letters in a number, as Apple's constants are written. */
const letters = (code: number) =>
  String.fromCharCode(code >>> 24, (code >> 16) & 255, (code >> 8) & 255, code & 255);

/** What an object has of a property, by its address in memory: selector, scope, element. */
function valuesOf(devices: Readonly<Record<number, Device>>, object: unknown, address: unknown) {
  if (!(address instanceof Uint32Array)) throw new Error('that is no address');
  const [selector = 0, scope = 0, element] = address;
  expect(element).toBe(0);
  const property = `${letters(selector)} ${letters(scope)}`;
  if (object === 1 && property === 'dev# glob') return Object.keys(devices).map(Number);
  const device = devices[Number(object)];
  if (property === 'gone glob') return [Number(device?.runs)];
  if (property === 'stm# inpt') return Array.from({ length: device?.inputs ?? 0 }, (_, i) => i);
  throw new Error(`nobody has ${property}`);
}

function macos(
  sound: Readonly<Record<number, Device>>,
  cameras: Readonly<Record<number, Device>>,
  status = 0,
) {
  const size = (devices: typeof sound) => (object: unknown, address: unknown, to: unknown) => {
    write(to, 4 * valuesOf(devices, object, address).length);
    return status;
  };
  const data = (devices: typeof sound, object: unknown, address: unknown, ...to: unknown[]) => {
    const values = valuesOf(devices, object, address);
    write(to[0], 4 * values.length);
    write(to[1], ...values);
    return status;
  };
  return openMacosCalls(
    librariesOf({
      CoreAudio: {
        AudioObjectGetPropertyDataSize: (object, address, _size, _qualifier, to) =>
          size(sound)(object, address, to),
        AudioObjectGetPropertyData: (object, address, _size, _qualifier, used, to) =>
          data(sound, object, address, used, to),
      },
      CoreMediaIO: {
        CMIOObjectGetPropertyDataSize: (object, address, _size, _qualifier, to) =>
          size(cameras)(object, address, to),
        CMIOObjectGetPropertyData: (object, address, _size, _qualifier, bytes, used, to) => {
          expect(bytes).toBe(4 * valuesOf(cameras, object, address).length);
          return data(cameras, object, address, used, to);
        },
      },
    }),
  );
}

const idle = { inputs: 1, runs: false };

it.each([
  ['nothing runs', { 40: idle, 41: { inputs: 0, runs: false } }, false],
  ['only a speaker plays', { 40: idle, 41: { inputs: 0, runs: true } }, false],
  ['it is recorded from', { 40: { inputs: 1, runs: true } }, true],
  ['there is none', {}, false],
])('the microphone when %s: %s', async (_, devices, busy) => {
  expect((await macos(devices, {})).microphoneInUse()).toBe(busy);
});

it('the camera is in use when one runs for anybody', async () => {
  expect((await macos({}, { 50: idle })).cameraInUse()).toBe(false);
  expect((await macos({}, { 50: idle, 51: { ...idle, runs: true } })).cameraInUse()).toBe(true);
});

it('says so when macOS refuses, or has no such framework', async () => {
  const calls = await macos({}, {}, 560_947_818);
  expect(() => calls.microphoneInUse()).toThrow('560947818');
  expect(() => calls.cameraInUse()).toThrow('560947818');
  await expect(openMacosCalls(librariesOf({}))).rejects.toThrow('CoreAudio');
});
