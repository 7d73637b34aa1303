import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router'
import { z } from 'zod'
import { lotStates } from '../../src/acceptance/lots/schema.ts'
import { roleSchema } from '../../src/access/schema.ts'
import { approvalStates } from '../../src/approvals/schema.ts'
import { slipQuerySchema } from '../../src/inventory/custody/schema.ts'
import { processingQuerySchema } from '../../src/journal/schema.ts'
import { keyingStages } from '../../src/keying/progress/schema.ts'
import { obstacleKindSchema, obstacleStateSchema } from '../../src/obstacles/schema.ts'
import { workQuerySchema } from '../../src/plan/schema.ts'
import { bookSearchSchema } from './features/inventory/book-search.ts'
import { inventoryTabs } from './features/inventory/review/inventory-tabs.ts'
import { journalSearchSchema } from './features/journal/journal-filter.ts'
import { keyingPanes } from './features/keying/keying-panes.ts'
import { moneySearchSchema } from './features/money/money-search.ts'
import { planTabs } from './features/plan/plan-tabs.ts'
import { statisticsSearchSchema } from './features/reports/period-choice.ts'
import { progressSearchSchema } from './features/reports/progress/progress-search.ts'
import { NotFound } from './ui/layout/not-found.tsx'
import { SignedIn } from './ui/layout/signed-in.tsx'
import { Loading } from './ui/states/loading.tsx'
import { PageFailed } from './ui/states/page-failed.tsx'

/** Reads a page's search parameters; what does not fit is left out instead of failing the page. */
const bookTab = z.object({
  tab: z
    .enum([
      'pages',
      'cases',
      'keying',
      'entries',
      'records',
      'packages',
      'findings',
      'assignments',
      'paper',
      'acceptance',
    ])
    .optional()
    .catch(undefined),
  /** Which part of the tab of keying. */
  pane: z.enum(keyingPanes).optional().catch(undefined),
})
const accountFilter = z.object({
  agency: z.string().optional().catch(undefined),
  role: roleSchema.optional().catch(undefined),
  state: z.enum(['active', 'waiting', 'disabled']).optional().catch(undefined),
})
const { from, to } = processingQuerySchema.shape
const period = z.object({ from: from.optional().catch(undefined), to: to.optional().catch(undefined) })

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound })

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: z.object({ to: z.string().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./features/access/sign-in-page.tsx'), 'SignInPage'),
})

const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: SignedIn })
const parent = { getParentRoute: () => shell }

const overview = createRoute({
  ...parent,
  path: '/',
  validateSearch: progressSearchSchema,
  component: lazyRouteComponent(() => import('./features/reports/progress/home-page.tsx'), 'HomePage'),
})
const books = createRoute({
  ...parent,
  path: '/books',
  validateSearch: bookSearchSchema,
  component: lazyRouteComponent(() => import('./features/inventory/books-page.tsx'), 'BooksPage'),
})
const book = createRoute({
  ...parent,
  path: '/books/$agency/$book',
  validateSearch: bookTab,
  component: lazyRouteComponent(() => import('./features/inventory/book-page.tsx'), 'BookPage'),
})
const inventory = createRoute({
  ...parent,
  path: '/inventory',
  validateSearch: bookSearchSchema.extend({ tab: z.enum(inventoryTabs).optional().catch(undefined) }),
  component: lazyRouteComponent(
    () => import('./features/inventory/review/inventory-page.tsx'),
    'InventoryPage',
  ),
})
const plans = createRoute({
  ...parent,
  path: '/plan',
  component: lazyRouteComponent(() => import('./features/plan/plans-page.tsx'), 'PlansPage'),
})
const work = createRoute({
  ...parent,
  path: '/work',
  validateSearch: workQuerySchema
    .pick({ agency: true, step: true, kind: true })
    .extend({ offset: z.coerce.number().int().min(0).optional() })
    .catch({}),
  component: lazyRouteComponent(() => import('./features/plan/work-page.tsx'), 'WorkPage'),
})
const plan = createRoute({
  ...parent,
  path: '/plan/$agency/$campaign',
  validateSearch: z.object({ tab: z.enum(planTabs).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./features/plan/plan-page.tsx'), 'PlanPage'),
})
const custody = createRoute({
  ...parent,
  path: '/custody',
  validateSearch: z.object({
    tab: z.enum(['slips', 'holders', 'labels']).optional().catch(undefined),
    show: slipQuerySchema.shape.show.unwrap().optional().catch(undefined),
    /** The slip that is open, by the agency that made it and its id. */
    of: z.uuid().optional().catch(undefined),
    slip: z.uuid().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./features/inventory/custody/custody-page.tsx'), 'CustodyPage'),
})
const label = createRoute({
  ...parent,
  path: '/labels/$code',
  component: lazyRouteComponent(() => import('./features/inventory/labels/label-page.tsx'), 'LabelPage'),
})
const keying = createRoute({
  ...parent,
  path: '/keying',
  validateSearch: bookSearchSchema
    .pick({ kind: true, agency: true, year: true })
    .extend({ stage: z.enum(keyingStages).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./features/keying/progress/keying-page.tsx'), 'KeyingPage'),
})
const acceptance = createRoute({
  ...parent,
  path: '/acceptance',
  validateSearch: z.object({ state: z.enum(lotStates).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./features/acceptance/lots/lots-page.tsx'), 'LotsPage'),
})
const newLot = createRoute({
  ...parent,
  path: '/acceptance/new',
  validateSearch: z.object({
    kind: z.string().optional().catch(undefined),
    agency: z.uuid().optional().catch(undefined),
    year: z.coerce.number().int().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./features/acceptance/lots/new-lot-page.tsx'), 'NewLotPage'),
})
const lot = createRoute({
  ...parent,
  path: '/acceptance/$agency/$lot',
  component: lazyRouteComponent(() => import('./features/acceptance/lots/lot-page.tsx'), 'LotPage'),
})
const inspectLot = createRoute({
  ...parent,
  path: '/acceptance/$agency/$lot/inspect',
  component: lazyRouteComponent(() => import('./features/acceptance/lots/inspect-page.tsx'), 'InspectPage'),
})
const ofBook = z.object({
  agency: z.uuid().optional().catch(undefined),
  book: z.uuid().optional().catch(undefined),
})
const differences = createRoute({
  ...parent,
  path: '/keying/differences',
  validateSearch: ofBook,
  component: lazyRouteComponent(
    () => import('./features/keying/arbitration/differences-page.tsx'),
    'DifferencesPage',
  ),
})
const parked = createRoute({
  ...parent,
  path: '/keying/parked',
  validateSearch: ofBook,
  component: lazyRouteComponent(() => import('./features/keying/parked/parked-page.tsx'), 'ParkedPage'),
})
const parkedEntry = createRoute({
  ...parent,
  path: '/keying/parked/$agency/$case',
  validateSearch: ofBook,
  component: lazyRouteComponent(
    () => import('./features/keying/parked/parked-entry-page.tsx'),
    'ParkedEntryPage',
  ),
})
const gold = createRoute({
  ...parent,
  path: '/books/$agency/$book/gold',
  validateSearch: z.object({ entry: z.uuid().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./features/keying/gold/gold-page.tsx'), 'GoldPage'),
})
const bookPage = createRoute({
  ...parent,
  path: '/books/$agency/$book/pages/$page',
  component: lazyRouteComponent(() => import('./features/scanning/view-page.tsx'), 'ViewPage'),
})
const directEntry = createRoute({
  ...parent,
  path: '/books/$agency/$book/entry',
  validateSearch: z.object({ draft: z.uuid().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./features/registry/entry/entry-page.tsx'), 'EntryPage'),
})
const places = createRoute({
  ...parent,
  path: '/books/$agency/$book/places',
  component: lazyRouteComponent(() => import('./features/keying/places/places-page.tsx'), 'PlacesPage'),
})
const review = createRoute({
  ...parent,
  path: '/books/$agency/$book/review',
  validateSearch: z.object({ capture: z.string().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./features/scanning/review/review-page.tsx'), 'ReviewPage'),
})
const packages = createRoute({
  ...parent,
  path: '/packages',
  component: lazyRouteComponent(() => import('./features/checking/packages-page.tsx'), 'PackagesPage'),
})
const batch = createRoute({
  ...parent,
  path: '/packages/batches/$batch',
  component: lazyRouteComponent(() => import('./features/registry/batch/batch-page.tsx'), 'BatchPage'),
})
const newPackage = createRoute({
  ...parent,
  path: '/packages/new',
  component: lazyRouteComponent(() => import('./features/checking/new-package-page.tsx'), 'NewPackagePage'),
})
const alone = createRoute({
  ...parent,
  path: '/check',
  component: lazyRouteComponent(() => import('./features/checking/alone/alone-page.tsx'), 'AlonePage'),
})
const packageRoute = createRoute({
  ...parent,
  path: '/packages/$agency/$package',
  component: lazyRouteComponent(() => import('./features/checking/package-page.tsx'), 'PackagePage'),
})
const packageRevision = createRoute({
  ...parent,
  path: '/packages/$agency/$package/revision',
  component: lazyRouteComponent(
    () => import('./features/checking/revision/revision-page.tsx'),
    'RevisionPage',
  ),
})
const packageReading = createRoute({
  ...parent,
  path: '/packages/$agency/$package/reading',
  component: lazyRouteComponent(() => import('./features/checking/reading/reading-page.tsx'), 'ReadingPage'),
})
const search = createRoute({
  ...parent,
  path: '/search',
  component: lazyRouteComponent(() => import('./features/registry/search-page.tsx'), 'SearchPage'),
})
const record = createRoute({
  ...parent,
  path: '/records/$agency/$record',
  component: lazyRouteComponent(() => import('./features/registry/record-page.tsx'), 'RecordPage'),
})
const issueExtract = createRoute({
  ...parent,
  path: '/records/$agency/$record/extract',
  component: lazyRouteComponent(() => import('./features/registry/extracts/issue-page.tsx'), 'IssuePage'),
})
const extracts = createRoute({
  ...parent,
  path: '/extracts',
  component: lazyRouteComponent(() => import('./features/registry/extracts/book-page.tsx'), 'BookPage'),
})
const extractTemplates = createRoute({
  ...parent,
  path: '/extracts/templates',
  component: lazyRouteComponent(
    () => import('./features/registry/extracts/templates-page.tsx'),
    'TemplatesPage',
  ),
})
const obstacles = createRoute({
  ...parent,
  path: '/obstacles',
  validateSearch: z.object({
    tab: z.enum(['list', 'guidance']).optional().catch(undefined),
    state: obstacleStateSchema.optional().catch(undefined),
    kind: obstacleKindSchema.optional().catch(undefined),
    waiting: z.boolean().optional().catch(undefined),
    agency: z.uuid().optional().catch(undefined),
    book: z.uuid().optional().catch(undefined),
    text: z.string().max(100).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./features/obstacles/obstacles-page.tsx'), 'ObstaclesPage'),
})
const newObstacle = createRoute({
  ...parent,
  path: '/obstacles/new',
  validateSearch: ofBook.extend({ page: z.uuid().optional().catch(undefined) }),
  component: lazyRouteComponent(
    () => import('./features/obstacles/new-obstacle-page.tsx'),
    'NewObstaclePage',
  ),
})
const obstacle = createRoute({
  ...parent,
  path: '/obstacles/$agency/$obstacle',
  component: lazyRouteComponent(() => import('./features/obstacles/obstacle-page.tsx'), 'ObstaclePage'),
})
const money = createRoute({
  ...parent,
  path: '/money',
  validateSearch: moneySearchSchema,
  component: lazyRouteComponent(() => import('./features/money/money-page.tsx'), 'MoneyPage'),
})
const statistics = createRoute({
  ...parent,
  path: '/statistics',
  validateSearch: statisticsSearchSchema,
  component: lazyRouteComponent(() => import('./features/reports/statistics-page.tsx'), 'StatisticsPage'),
})
const agencies = createRoute({
  ...parent,
  path: '/agencies',
  validateSearch: z.object({
    agency: z.string().optional().catch(undefined),
    day: from.optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./features/agencies/agencies-page.tsx'), 'AgenciesPage'),
})
const succession = createRoute({
  ...parent,
  path: '/agencies/succession',
  validateSearch: z.object({ from: z.string().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./features/agencies/succession-page.tsx'), 'SuccessionPage'),
})
const keepers = createRoute({
  ...parent,
  path: '/keepers',
  component: lazyRouteComponent(() => import('./features/agencies/keepers-page.tsx'), 'KeepersPage'),
})
const accounts = createRoute({
  ...parent,
  path: '/accounts',
  validateSearch: accountFilter,
  component: lazyRouteComponent(() => import('./features/access/accounts-page.tsx'), 'AccountsPage'),
})
const account = createRoute({
  ...parent,
  path: '/accounts/$account',
  component: lazyRouteComponent(() => import('./features/access/account-page.tsx'), 'AccountPage'),
})
const myAccount = createRoute({
  ...parent,
  path: '/account',
  component: lazyRouteComponent(() => import('./features/access/my-account-page.tsx'), 'MyAccountPage'),
})
const rights = createRoute({
  ...parent,
  path: '/rights',
  component: lazyRouteComponent(() => import('./features/access/rights-page.tsx'), 'RightsPage'),
})
const journal = createRoute({
  ...parent,
  path: '/journal',
  validateSearch: journalSearchSchema,
  component: lazyRouteComponent(() => import('./features/journal/journal-page.tsx'), 'JournalPage'),
})
const anchorsPrint = createRoute({
  ...parent,
  path: '/journal/anchors/print',
  validateSearch: period,
  component: lazyRouteComponent(
    () => import('./features/journal/anchors-print-page.tsx'),
    'AnchorsPrintPage',
  ),
})
const processing = createRoute({
  ...parent,
  path: '/processing',
  validateSearch: period,
  component: lazyRouteComponent(() => import('./features/journal/processing-page.tsx'), 'ProcessingPage'),
})
const approvals = createRoute({
  ...parent,
  path: '/approvals',
  validateSearch: z.object({
    state: z
      .enum([...approvalStates, 'all'])
      .optional()
      .catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./features/approvals/approvals-page.tsx'), 'ApprovalsPage'),
})
const systems = createRoute({
  ...parent,
  path: '/systems',
  component: lazyRouteComponent(() => import('./features/systems/systems-page.tsx'), 'SystemsPage'),
})
const system = createRoute({
  ...parent,
  path: '/systems/$system',
  component: lazyRouteComponent(() => import('./features/systems/system-page.tsx'), 'SystemPage'),
})
const training = createRoute({
  ...parent,
  path: '/training',
  validateSearch: z.object({ tab: z.enum(['people']).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./features/training/training-page.tsx'), 'TrainingPage'),
})
const practice = createRoute({
  ...parent,
  path: '/training/$practice',
  component: lazyRouteComponent(() => import('./features/training/practice-page.tsx'), 'PracticePage'),
})
const practiceSample = createRoute({
  ...parent,
  path: '/training/$practice/sample',
  component: lazyRouteComponent(() => import('./features/training/sample-page.tsx'), 'SamplePage'),
})
const guides = createRoute({
  ...parent,
  path: '/guide',
  component: lazyRouteComponent(() => import('./features/guide/guides-page.tsx'), 'GuidesPage'),
})
const guide = createRoute({
  ...parent,
  path: '/guide/$guide',
  component: lazyRouteComponent(() => import('./features/guide/guide-page.tsx'), 'GuidePage'),
})
const settings = createRoute({
  ...parent,
  path: '/settings',
  component: lazyRouteComponent(() => import('./features/settings/settings-page.tsx'), 'SettingsPage'),
})

/** Every page of the application; each is a chunk of its own. */
export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    shell.addChildren([
      overview,
      books,
      book,
      plans,
      work,
      plan,
      inventory,
      custody,
      label,
      keying,
      differences,
      parked,
      parkedEntry,
      gold,
      acceptance,
      newLot,
      lot,
      inspectLot,
      bookPage,
      directEntry,
      places,
      review,
      packages,
      batch,
      newPackage,
      alone,
      packageRoute,
      packageRevision,
      packageReading,
      search,
      record,
      issueExtract,
      extracts,
      extractTemplates,
      obstacles,
      newObstacle,
      obstacle,
      money,
      statistics,
      agencies,
      succession,
      keepers,
      accounts,
      account,
      myAccount,
      rights,
      journal,
      anchorsPrint,
      processing,
      approvals,
      systems,
      system,
      settings,
      training,
      practice,
      practiceSample,
      guides,
      guide,
    ]),
  ]),
  defaultPendingComponent: Loading,
  defaultErrorComponent: PageFailed,
  defaultPreload: 'intent',
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
