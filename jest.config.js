/** Tests run on the TypeScript sources as native ES modules; `npm test` sets the flag that needs. */
export default {
  testEnvironment: '<rootDir>/test/environment.js',
  moduleNameMapper: { '^curve25519-js$': '<rootDir>/test/curve25519.cjs' },
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleFileExtensions: ['ts', 'tsx', 'js', 'json', 'node'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: false } },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  maxWorkers: 3,
  globalSetup: '<rootDir>/test/build-once.js',
  reporters: [['default', { summaryThreshold: 0 }], '<rootDir>/test/closing-line.js'],
  testTimeout: 30000,
};
