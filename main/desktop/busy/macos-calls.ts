/** Whether anything on the Mac hears or sees: no permission is asked for that. */
import type { NativeLibrary, OpenLibrary } from '../native-library';

export interface MacosCalls {
  microphoneInUse(): boolean;
  cameraInUse(): boolean;
}

const frameworks = '/System/Library/Frameworks';

/** Rejects where its frameworks can't be called. Each call throws when macOS refuses it. */
export async function openMacosCalls(open: OpenLibrary): Promise<MacosCalls> {
  const [audio, media] = await Promise.all([
    open(`${frameworks}/CoreAudio.framework/CoreAudio`),
    open(`${frameworks}/CoreMediaIO.framework/CoreMediaIO`),
  ]);
  const sound = coreAudio(audio);
  const camera = coreMediaIo(media);
  return {
    microphoneInUse: () =>
      sound
        .numbers(systemObject, { selector: code('dev#'), scope: code('glob') })
        .filter((device) => sound.size(device, { selector: code('stm#'), scope: code('inpt') }) > 0)
        .some((device) => isRunning(sound, device)),
    cameraInUse: () =>
      camera
        .numbers(systemObject, { selector: code('dev#'), scope: code('glob') })
        .some((device) => isRunning(camera, device)),
  };
}

/** kAudioObjectSystemObject and kCMIOObjectSystemObject. */
const systemObject = 1;

/** kAudioDevicePropertyDeviceIsRunningSomewhere and kCMIODevicePropertyDeviceIsRunningSomewhere. */
function isRunning(objects: MediaObjects, device: number): boolean {
  const address = { selector: code('gone'), scope: code('glob') };
  return objects.numbers(device, address).some((value) => value !== 0);
}

/** AudioObjectPropertyAddress, and CMIO's alike: the main element is 0. */
interface Address {
  readonly selector: number;
  readonly scope: number;
}

/** The objects of either framework, which have the same functions under two names. */
interface MediaObjects {
  /** In bytes. */
  size(object: number, address: Address): number;
  numbers(object: number, address: Address): readonly number[];
}

/** https://developer.apple.com/documentation/coreaudio/audioobjectgetpropertydata(_:_:_:_:_:_:) */
function coreAudio(library: NativeLibrary): MediaObjects {
  const getSize = library.func(
    'int AudioObjectGetPropertyDataSize(uint32_t object, void *address, uint32_t qualifierSize, void *qualifier, void *size)',
  );
  const getData = library.func(
    'int AudioObjectGetPropertyData(uint32_t object, void *address, uint32_t qualifierSize, void *qualifier, void *size, void *data)',
  );
  return mediaObjects(
    (object, address, size) => getSize(object, address, 0, null, size),
    (object, address, size, data) => getData(object, address, 0, null, size, data),
  );
}

/** https://developer.apple.com/documentation/coremediaio/cmioobjectgetpropertydata(_:_:_:_:_:_:_:) */
function coreMediaIo(library: NativeLibrary): MediaObjects {
  const getSize = library.func(
    'int CMIOObjectGetPropertyDataSize(uint32_t object, void *address, uint32_t qualifierSize, void *qualifier, void *size)',
  );
  const getData = library.func(
    'int CMIOObjectGetPropertyData(uint32_t object, void *address, uint32_t qualifierSize, void *qualifier, uint32_t size, void *used, void *data)',
  );
  return mediaObjects(
    (object, address, size) => getSize(object, address, 0, null, size),
    (object, address, size, data) => getData(object, address, 0, null, size[0] ?? 0, size, data),
  );
}

type Words = Uint32Array<ArrayBuffer>;

function mediaObjects(
  getSize: (object: number, address: Words, size: Words) => number | bigint,
  getData: (object: number, address: Words, size: Words, data: Words) => number | bigint,
): MediaObjects {
  const inMemory = ({ selector, scope }: Address) => new Uint32Array([selector, scope, 0]);
  function size(object: number, address: Address): number {
    const bytes = new Uint32Array(1);
    succeeded(getSize(object, inMemory(address), bytes));
    return bytes[0] ?? 0;
  }
  return {
    size,
    numbers(object, address) {
      const data = new Uint32Array(size(object, address) / 4);
      const bytes = new Uint32Array([data.byteLength]);
      succeeded(getData(object, inMemory(address), bytes, data));
      return [...data.subarray(0, (bytes[0] ?? 0) / 4)];
    },
  };
}

function succeeded(status: number | bigint): void {
  if (Number(status) !== 0) throw new Error(`macOS gave ${Number(status)}`);
}

/** Four letters in a number, as Apple's constants are written. */
function code(letters: string): number {
  return Buffer.from(letters, 'latin1').readUInt32BE();
}
