import type { App } from '../platform/app.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { registerAccountRoutes } from './account-routes.ts'
import { registerOidcRoutes } from './oidc-routes.ts'
import { registerOwnAccountRoutes } from './own-account-routes.ts'
import { registerSessionRoutes } from './session-routes.ts'
import { registerSettingsRoutes } from './settings-routes.ts'
import { registerSystemsRoutes } from './systems/routes.ts'

/** Signing in and out, one's own account, everybody's accounts, other systems, the table of rights, the settings. */
export function registerAccessRoutes(server: HttpServer, app: App): void {
  registerSessionRoutes(server, app)
  registerOidcRoutes(server, app)
  registerOwnAccountRoutes(server, app)
  registerAccountRoutes(server, app)
  registerSettingsRoutes(server)
  registerSystemsRoutes(server)
}
