/** Stands in the bundle for libraries that a dependency imports and we never have it use. */
export class Ajv2020 {}

export default { default: () => {} };
