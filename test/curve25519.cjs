/** Stands for `curve25519-js` in the tests: the package itself, loaded outside jest's sandbox (test/environment.js). */
module.exports = globalThis.curve25519OutsideJest;
