import { z } from 'zod'
import { type Dvhc, readDvhc } from '../../agencies/dvhc/read-dvhc.ts'
import { AppError } from '../../errors.ts'
import { appendJournal } from '../../journal/append.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { getRecord } from '../records/get-record.ts'
import { readerOf } from '../records/read-record.ts'
import { findExchangeProfile } from './exchange-profile.ts'
import { formatExchange } from './format-exchange.ts'
import { exchangeSchema } from './schema.ts'

/** The official lists of units, read when they are first needed. */
let lists: Promise<Dvhc> | undefined

/** Births and deaths for the one-stop systems. */
export function registerExchangeRoutes(server: HttpServer): void {
  server.get(
    '/api/records/:agency/:record/exchange',
    {
      config: { right: 'records.read' },
      schema: {
        params: z.object({ agency: z.uuid(), record: z.uuid() }),
        response: { 200: exchangeSchema },
      },
    },
    async request => {
      const { agency: agencyId, record: recordId } = request.params
      lists ??= readDvhc()
      const dvhc = await lists
      return request.inTransaction(async tx => {
        const { record } = await getRecord(tx, agencyId, recordId, readerOf(request.actor))
        const profile = findExchangeProfile(record.kind)
        if (profile === undefined) throw new AppError('exchange.none', { kind: record.kind })
        await appendJournal(tx, {
          agencyId,
          action: 'record.exchange',
          subject: `record:${recordId}`,
          detail: { version: record.version },
        })
        return {
          object: profile.object,
          status: 'inferred' as const,
          agency: { code: record.agency.code, name: record.agency.name },
          version: record.version,
          data: { ...formatExchange(profile, record.fields, dvhc) },
        }
      })
    },
  )
}
