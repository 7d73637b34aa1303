import type { App } from '../platform/app.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { registerArbitrationRoutes } from './arbitration/routes.ts'
import { registerAssistRoutes } from './assist/routes.ts'
import { registerBatchRoutes } from './batches/routes.ts'
import { registerGoldRoutes } from './gold/routes.ts'
import { registerPlaceRoutes } from './places/routes.ts'
import { registerProgressRoutes } from './progress/routes.ts'
import { registerQualityRoutes } from './quality/routes.ts'
import { registerSetupRoutes } from './setup/routes.ts'
import { registerWorkRoutes } from './work/routes.ts'

/** The routes of keying: each part of it adds its own. */
export function registerKeyingRoutes(server: HttpServer, app: App): void {
  registerAssistRoutes(server, app)
  registerBatchRoutes(server)
  registerWorkRoutes(server)
  registerSetupRoutes(server)
  registerProgressRoutes(server)
  registerPlaceRoutes(server)
  registerArbitrationRoutes(server)
  registerGoldRoutes(server)
  registerQualityRoutes(server)
}
