import { z } from 'zod'

export const agencySchema = z.object({
  id: z.uuid(),
  code: z.string(),
  level: z.enum(['province', 'district', 'commune']),
  name: z.string(),
  parentId: z.uuid().nullable(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
})
export type Agency = z.infer<typeof agencySchema>

/** GET /api/agencies: every agency the account may see, past and present. */
export const agencyListSchema = z.object({ agencies: z.array(agencySchema) })
