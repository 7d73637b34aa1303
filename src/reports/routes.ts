import type { App } from '../platform/app.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { registerProgressRoutes } from './progress/routes.ts'
import { registerStatisticsRoutes } from './statistics/routes.ts'

/** How far the work is, and what the registry tells as a whole. Reads only. */
export function registerReportRoutes(server: HttpServer, _app: App): void {
  registerProgressRoutes(server)
  registerStatisticsRoutes(server)
}
