import type { App } from '../platform/app.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { registerCountRoutes } from './counts/routes.ts'
import { registerLotRoutes } from './lots/routes.ts'
import { registerMinutesRoutes } from './minutes/routes.ts'

/** The routes of acceptance: chains of counts, lots with their samples, minutes. */
export function registerAcceptanceRoutes(server: HttpServer, app: App): void {
  registerCountRoutes(server)
  registerLotRoutes(server, app)
  registerMinutesRoutes(server, app)
}
