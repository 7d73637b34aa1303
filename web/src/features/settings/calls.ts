import { useQuery } from '@tanstack/react-query'
import { type Settings, settingsSchema } from '../../../../src/access/schema.ts'
import { call } from '../../api/client.ts'

/** Where the query cache keeps the settings. */
export const settingsKey = ['settings'] as const

/** What an administrator has set for the whole system. */
export function useSettings() {
  return useQuery({
    queryKey: settingsKey,
    queryFn: ({ signal }) => call(settingsSchema, '/api/settings', { signal }),
  })
}

/** Keeps the settings; the answer is what now holds. */
export function saveSettings(settings: Settings): Promise<Settings> {
  return call(settingsSchema, '/api/settings', { method: 'POST', body: settings })
}
