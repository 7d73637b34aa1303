import type { App } from '../platform/app.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { registerStatisticsRoutes } from './statistics/routes.ts'

/** What the registry tells as a whole. Reads only. */
export function registerReportRoutes(server: HttpServer, _app: App): void {
  registerStatisticsRoutes(server)
}
