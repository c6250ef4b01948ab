import { expect, test } from 'vitest';
import { completeTypes, introspectionXml } from './introspection';

test.each([
  ['', []],
  ['su', ['s', 'u']],
  ['susssasa{sv}i', ['s', 'u', 's', 's', 's', 'as', 'a{sv}', 'i']],
  ['a(iiay)aaov', ['a(iiay)', 'aao', 'v']],
])('splits %j into its complete types', (signature, types) => {
  expect(completeTypes(signature)).toEqual(types);
});

test('describes interfaces and the objects below', () => {
  const served = new Map([
    [
      '/a',
      {
        'x.Y': {
          methods: { Do: { takes: 's', gives: 'ub', run: () => [] } },
          properties: { On: { type: 'b', read: () => true } },
          signals: { Done: 'u' },
        },
      },
    ],
    ['/a/b/c', {}],
    ['/ab', {}],
  ]);
  expect(introspectionXml('/a', served)).toBe(
    '<node><interface name="x.Y">' +
      '<method name="Do"><arg type="s" direction="in"/>' +
      '<arg type="u" direction="out"/><arg type="b" direction="out"/></method>' +
      '<property name="On" type="b" access="read"/>' +
      '<signal name="Done"><arg type="u"/></signal>' +
      '</interface><node name="b"/></node>',
  );
  expect(introspectionXml('/', served)).toBe('<node><node name="a"/><node name="ab"/></node>');
});
