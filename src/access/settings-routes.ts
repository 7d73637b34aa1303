import type { HttpServer } from '../platform/http/server.ts'
import { settingsSchema } from './schema.ts'
import { changeSettings, readSettings } from './settings.ts'

const config = { right: 'settings.manage' } as const

/** The settings of the whole system. */
export function registerSettingsRoutes(server: HttpServer): void {
  server.get('/api/settings', { config, schema: { response: { 200: settingsSchema } } }, request =>
    request.inFullTransaction(readSettings),
  )
  server.post(
    '/api/settings',
    { config, schema: { body: settingsSchema, response: { 200: settingsSchema } } },
    request =>
      request.inFullTransaction(async tx => {
        await changeSettings(tx, request.body)
        return readSettings(tx)
      }),
  )
}
