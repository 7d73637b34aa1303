import type { z } from 'zod'
import type { Language } from '../register/text.ts'
import { findReach, rights, rightTexts, roleTable } from './rights.ts'
import { type rightsTableSchema, roles } from './schema.ts'

/** The table of who may do what, in words. */
export function formatRightsTable(language: Language): z.infer<typeof rightsTableSchema> {
  return {
    roles: roles.map(role => ({
      role,
      name: roleTable[role].name[language],
      why: roleTable[role].why[language],
    })),
    rights: rights.map(right => ({
      right,
      text: rightTexts[right][language],
      reaches: Object.fromEntries(
        roles.flatMap(role => {
          const reach = findReach(role, right)
          return reach === undefined ? [] : [[role, reach]]
        }),
      ),
    })),
  }
}
