/** In unit tests there is no Electron: what imports it can be imported, and nothing more. */
export default {};
