import type { App } from '../platform/app.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { registerChangeRoutes } from './changes/routes.ts'
import { registerCorrectionRoutes } from './corrections/routes.ts'
import { registerDepositRoutes } from './deposit/routes.ts'
import { registerEntryRoutes } from './entry/routes.ts'
import { registerExchangeRoutes } from './exchange/routes.ts'
import { registerExtractRoutes } from './extracts/routes.ts'
import { registerNoteRoutes } from './notes/routes.ts'
import { registerRecordRoutes } from './records/routes.ts'
import { registerSearchRoutes } from './search/routes.ts'
import { registerWebhookRoutes } from './webhooks/routes.ts'

/** The routes of the registry: depositing a package, searching, records with their versions, notes and corrections. */
export function registerRegistryRoutes(
  server: HttpServer,
  app: App,
  options: { readonly isolate: boolean } = { isolate: true },
): void {
  registerSearchRoutes(server, app)
  registerDepositRoutes(server, app, options)
  registerRecordRoutes(server, app)
  registerNoteRoutes(server, app)
  registerCorrectionRoutes(server)
  registerEntryRoutes(server, app)
  registerChangeRoutes(server)
  registerWebhookRoutes(server, app)
  registerExchangeRoutes(server)
  registerExtractRoutes(server, app)
}
