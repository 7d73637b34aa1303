import { z } from 'zod'

const addressSchema = z.object({
  maTinh: z.string().nullable(),
  maHuyen: z.null(),
  maXa: z.string().nullable(),
  /** The whole address as the book has it. */
  dcChiTiet: z.string(),
})

/** GET /api/records/:agency/:record/exchange: a birth or death under the names of the one-stop systems' messages. */
export const exchangeSchema = z.object({
  /** The object that `data` is. */
  object: z.string(),
  /** inferred: the ministry has published no template for it (chưa có mẫu chính thức). */
  status: z.literal('inferred'),
  agency: z.object({ code: z.string(), name: z.string() }),
  version: z.number().int(),
  data: z.record(z.string(), z.union([z.string(), addressSchema])),
})
