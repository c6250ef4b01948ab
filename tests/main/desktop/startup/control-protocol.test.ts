import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeReply,
  decodeRequest,
  encodeReply,
  encodeRequest,
  largestRequestBytes,
} from '../../../../main/desktop/startup/control-protocol';

const request = { args: ['--status', ''], folder: '/home/ü', display: ':0', waylandDisplay: '' };
const text = fc.string({ unit: 'grapheme' }).map((it) => it.replaceAll('\0', ''));

describe('a request', () => {
  it('is what the client in C writes', () => {
    expect(encodeRequest(request).toString()).toBe('unhunch 23\n/home/ü\0:0\0\0--status\0\0');
  });

  it('comes out as it went in, whole or not at all', () => {
    const requests = fc.record({
      args: fc.array(text),
      folder: text,
      display: text,
      waylandDisplay: text,
    });
    fc.assert(
      fc.property(requests, fc.nat(), (sent, cut) => {
        const bytes = encodeRequest(sent);
        expect(decodeRequest(bytes)).toEqual(sent);
        expect(decodeRequest(bytes.subarray(0, cut % bytes.length))).toBeNull();
      }),
    );
  });

  it.each([
    ['another language', '{"argv":["--status"]}\n', 'it is no request of ours'],
    ['a line without end', 'x'.repeat(50), 'it is no request of ours'],
    ['a length that is none', 'unhunch 1e3\n', 'it is no request of ours'],
    [
      'too long a one, told before it comes',
      `unhunch ${largestRequestBytes + 1}\n`,
      'it is too long',
    ],
    ['fewer texts than there are', 'unhunch 2\n\0\0', 'it is cut off'],
    ['a text without its end', 'unhunch 5\n\0\0\0ab', 'it is cut off'],
  ])('is refused: %s', (_, bytes, why) => {
    expect(() => decodeRequest(Buffer.from(bytes))).toThrow(why);
  });

  it('never breaks on what is none', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          decodeRequest(Buffer.from(bytes));
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
      }),
    );
  });
});

describe('a reply', () => {
  it('is what the client in C reads', () => {
    const bytes = encodeReply({ exitCode: 3, stdout: 'ü\n', stderr: '' });
    expect(bytes.toString()).toBe('3 3 0\nü\n');
  });

  it('comes out as it went in, whole or not at all', () => {
    const replies = fc.record({ exitCode: fc.nat(255), stdout: text, stderr: text });
    fc.assert(
      fc.property(replies, fc.nat(), (sent, cut) => {
        const bytes = encodeReply(sent);
        expect(decodeReply(bytes)).toEqual(sent);
        expect(decodeReply(bytes.subarray(0, cut % bytes.length))).toBeNull();
      }),
    );
  });

  it.each(['hello\n', '0 0\n', '-1 0 0\n', '0 999999999 0\n', 'x'.repeat(50)])(
    'is refused: %s',
    (bytes) => {
      expect(() => decodeReply(Buffer.from(bytes))).toThrow(Error);
    },
  );
});
