/** Who may import whom (ARCHITECTURE.md). Imports only run downhill; test/architecture.test.ts runs this and counts. */
const inside = (folder) => `^src/${folder}/`;

/** A folder may import only what is listed, itself included. */
const only = (name, from, ...allowed) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { path: '^(src|handlers|test)/', pathNot: [from, ...allowed] },
});

/** A package may be used only here: everything else must not know it. */
const packageOnlyIn = (name, ...folders) => ({
  name: `${name}-only-in-its-place`,
  severity: 'error',
  from: { path: '^(src|handlers)/', pathNot: folders },
  to: { path: `^node_modules/${name}/` },
});

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: { path: '^(src|handlers)/' }, to: { circular: true } },
    only('core-imports-nothing', inside('core')),
    { name: 'core-uses-no-package', severity: 'error', from: { path: inside('core') }, to: { dependencyTypes: ['npm', 'core'] } },
    only('handlers-import-core', '^handlers/', '^src/core/index\\.ts$'),
    { name: 'handlers-are-pure', severity: 'error', from: { path: '^handlers/' }, to: { dependencyTypes: ['npm', 'core'] } },
    only('understanding', inside('understanding'), inside('core')),
    only('knowledge', inside('knowledge'), inside('core'), inside('understanding')),
    only('store', inside('store'), inside('core')),
    only('flow', inside('flow'), inside('core'), inside('understanding'), '^src/store/store\\.ts$'),
    only('channels', inside('channels'), inside('core'), '^src/store/store\\.ts$'),
    only('console', inside('console'), inside('core'), inside('channels'), '^src/store/store\\.ts$'),
    packageOnlyIn('telegraf', '^src/channels/telegram/'),
    packageOnlyIn('nodemailer', '^src/channels/email/'),
    packageOnlyIn('luxon', '^src/knowledge/'),
    packageOnlyIn('@whiskeysockets/baileys', '^src/channels/whatsapp/'),
    packageOnlyIn('kysely', '^src/store/'),
    packageOnlyIn('libsql', '^src/store/'),
    packageOnlyIn('pg', '^src/store/'),
    packageOnlyIn('fuse.js', '^src/understanding/'),
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    // Its swc reads no TSX; the pages' imports are checked in test/architecture.test.ts instead.
    exclude: { path: '^src/console/web/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node'], extensions: ['.ts', '.tsx', '.js'] },
  },
};
