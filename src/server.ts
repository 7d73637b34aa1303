import { registerPaymentRoutes } from './acceptance/payment/routes.ts'
import { registerAcceptanceRoutes } from './acceptance/routes.ts'
import { guardRoutes } from './access/guard.ts'
import { registerAccessRoutes } from './access/routes.ts'
import { registerAgencyRoutes } from './agencies/routes.ts'
import { approvalEffects } from './approval-effects.ts'
import { registerApprovalRoutes } from './approvals/routes.ts'
import { registerCheckingRoutes } from './checking/routes.ts'
import { registerInventoryRoutes } from './inventory/routes.ts'
import { registerJournalRoutes } from './journal/routes.ts'
import { registerKeyingRoutes } from './keying/routes.ts'
import { registerObstacleRoutes } from './obstacles/routes.ts'
import { describeApi } from './openapi/describe-api.ts'
import { registerOpenApiRoutes } from './openapi/routes.ts'
import { registerMoneyRoutes } from './plan/money/routes.ts'
import { registerPlanRoutes } from './plan/routes.ts'
import type { App } from './platform/app.ts'
import { createHttpServer, type HttpServer } from './platform/http/server.ts'
import { registerSystemRoutes } from './platform/http/system-routes.ts'
import { registerWebRoutes } from './platform/http/web-routes.ts'
import { registerRegistryRoutes } from './registry/routes.ts'
import { registerReportRoutes } from './reports/routes.ts'
import { registerScanningRoutes } from './scanning/routes.ts'
import { registerPracticeRoutes } from './training/practice/routes.ts'

/** Every route of the program: foundations first, then the steps in the order of the journey. */
const routes: readonly ((server: HttpServer, app: App) => void)[] = [
  registerSystemRoutes,
  registerOpenApiRoutes,
  registerAccessRoutes,
  registerAgencyRoutes,
  registerJournalRoutes,
  (server, app) => registerApprovalRoutes(server, app, approvalEffects),
  registerInventoryRoutes,
  registerPlanRoutes,
  registerMoneyRoutes,
  registerCheckingRoutes,
  registerScanningRoutes,
  registerKeyingRoutes,
  registerRegistryRoutes,
  registerObstacleRoutes,
  registerAcceptanceRoutes,
  registerPaymentRoutes,
  registerReportRoutes,
  registerPracticeRoutes,
]

/** Puts the HTTP server together; it listens to nothing yet. */
export async function buildServer(app: App): Promise<HttpServer> {
  const server = await createHttpServer(app)
  await describeApi(server)
  guardRoutes(server, app)
  for (const register of routes) register(server, app)
  await registerWebRoutes(server)
  return server
}
