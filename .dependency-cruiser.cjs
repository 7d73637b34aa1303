/** The arrows of docs/architecture.md. A step may use kernels, platform, agencies, access, journal and earlier steps; never a later one. */
const steps = [
  'inventory',
  'plan',
  'scanning',
  'keying',
  'checking',
  'packaging',
  'registry',
  'kinship',
  'reconcile',
  'obstacles',
  'acceptance',
  'reports',
  'requests',
  'training',
]
const within = names => `^src/(${names.join('|')})/`
const foundations = [
  'register',
  'imaging',
  'linkage',
  'sheets',
  'papers',
  'platform',
  'agencies',
  'access',
  'journal',
  'approvals',
]

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'register-stands-alone',
      severity: 'error',
      from: { path: '^src/register/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^src/register/' },
    },
    {
      name: 'kernels-use-register-only',
      severity: 'error',
      from: { path: '^src/(imaging|sheets|papers)/' },
      to: { path: '^src/', pathNot: '^src/(register|imaging|sheets|papers|errors\\.ts)' },
    },
    {
      name: 'keying-kernel-is-pure',
      severity: 'error',
      from: { path: '^src/keying/kernel/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/', pathNot: '^src/(register/|keying/kernel/|.+/schema\\.ts$)' },
    },
    {
      name: 'sampling-kernel-is-pure',
      severity: 'error',
      from: { path: '^src/acceptance/sampling/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/', pathNot: '^src/(register|acceptance/sampling)/' },
    },
    {
      name: 'imaging-and-sheets-apart',
      severity: 'error',
      from: { path: '^src/(imaging|sheets|papers)/' },
      to: { path: '^src/(imaging|sheets|papers)/', pathNot: '^src/$1/' },
    },
    {
      name: 'platform-below-steps',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: within([...steps, 'agencies', 'access', 'journal', 'approvals', 'cli']) },
    },
    {
      name: 'foundations-below-steps',
      severity: 'error',
      from: { path: within(foundations), pathNot: '\\.test\\.ts$' },
      to: { path: within(steps) },
    },
    ...steps
      .map((step, i) => ({
        name: `${step}-never-looks-ahead`,
        severity: 'error',
        from: { path: `^src/${step}/`, pathNot: '\\.test\\.ts$' },
        to: { path: within(steps.slice(i + 1).concat('cli')) },
      }))
      .filter((_, i) => i < steps.length),
    {
      name: 'nobody-imports-reports',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(reports|acceptance|training|cli|server|worker)' },
      to: { path: '^src/(reports|acceptance)/' },
    },
    {
      name: 'web-sees-schemas-only',
      severity: 'error',
      // And, pure, what correcting a page's corners and moving pages mean: the web shows it before the server has done it; and why a search found
      // something, which the command line says in the same words; and what helps keying, which has to work without a line;
      // and what a sampling plan lets through, shown while it is chosen.
      from: { path: '^web/(src|capture|keying|offline)/' },
      to: {
        path: '^src/',
        pathNot:
          '^src/(register/|imaging/geometry/|scanning/(review/apply-correction|order/page-order)\\.ts$|registry/search/why-text\\.ts$|keying/kernel/|acceptance/(sampling/|counts/whys\\.ts$)|plan/money/(amounts|money-texts)\\.ts$|.+/schema\\.ts$)',
      },
    },
    {
      name: 'schemas-stay-light',
      severity: 'error',
      from: { path: '^src/.+/schema\\.ts$' },
      to: {
        path: '^src/',
        pathNot: '^src/(register/|acceptance/(sampling/|counts/whys\\.ts$)|.+/schema\\.ts$)',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
}
