import { performance } from 'node:perf_hooks'
import { listBearers } from '../agencies/agency-reference.ts'
import { AppError } from '../errors.ts'
import { openApp } from '../platform/app.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import { findKind, kinds } from '../register/kind.ts'
import type { Language } from '../register/text.ts'
import type { Hit } from '../registry/schema.ts'
import { answerSearch } from '../registry/search/answer-search.ts'
import { createSearchMemory } from '../registry/search/search-memory.ts'
import { formatWhy } from '../registry/search/why-text.ts'
import type { Command, Invocation } from './command.ts'

export const command: Command = {
  name: 'search',
  usage:
    '"TEXT" [--born YYYY|YYYY-MM-DD] [--kind KS] [--agency CODE] [--from YYYY] [--to YYYY] [--role me] [--limit 20]',
  summary: {
    vi: 'Tìm trong cơ sở dữ liệu: họ tên của một hoặc hai người (có dấu hoặc không, thứ tự nào cũng được), ngày sinh, địa danh cũ hoặc mới, số định danh, hoặc số đăng ký như "KS 53/1997"',
    en: 'Searches the registry: the names of one person or two (with or without marks, in any order), birth, a place of today or of old, identity number, or an entry like "KS 53/1997"',
  },
  options: [
    {
      name: 'born',
      value: 'YYYY[-MM-DD]',
      help: { vi: 'năm sinh hoặc ngày sinh', en: 'year or date of birth' },
    },
    { name: 'kind', value: 'KS', help: { vi: 'chỉ một loại sổ', en: 'only one kind of register' } },
    {
      name: 'agency',
      value: 'CODE',
      help: {
        vi: 'chỉ cơ quan này, các cơ quan trực thuộc, tiền thân và kế thừa',
        en: 'only this agency, those below it, before it and after it',
      },
    },
    { name: 'from', value: 'YYYY', help: { vi: 'đăng ký từ năm', en: 'registered in this year or later' } },
    { name: 'to', value: 'YYYY', help: { vi: 'đăng ký đến năm', en: 'registered in this year or before' } },
    {
      name: 'role',
      value: 'ROLE',
      help: {
        vi: 'vai trò trong bản ghi: nks, me, cha, chong, vo …',
        en: 'who they are in the record: nks, me, cha, chong, vo …',
      },
    },
    {
      name: 'limit',
      value: 'N',
      help: { vi: 'số kết quả nhiều nhất (mặc định 20)', en: 'most results (default 20)' },
    },
  ],
  async run(invocation) {
    const request = {
      text: invocation.args.join(' ').trim(),
      born: readBorn(invocation),
      kind: readKind(invocation.value('kind')),
      from: invocation.integer('from', 1800, 2100) ?? null,
      to: invocation.integer('to', 1800, 2100) ?? null,
      role: invocation.value('role') ?? null,
      limit: invocation.integer('limit', 1, 100) ?? 20,
    }
    if (request.text === '' && request.born === null) {
      throw new AppError('usage', {
        detail:
          invocation.language === 'vi'
            ? 'Hãy ghi nội dung cần tìm. Xem --help.'
            : 'Say what to look for. See --help.',
      })
    }
    const app = await openApp(invocation.dataDir)
    try {
      const everything = { scope: 'all' } as const
      const memory = createSearchMemory()
      // A server has the names in memory before it is asked; the command reads them first, and tells how long the search took then.
      const agency = await app.database.transaction(everything, async tx => {
        await memory.loadNames(tx)
        return findAgencies(tx, invocation.value('agency'))
      })
      const started = performance.now()
      const answer = await app.database.transaction(everything, tx =>
        answerSearch(tx, memory, { ...request, agency }, { accountId: null, agencyId: null, identity: true }),
      )
      const tookMs = Math.round((performance.now() - started) * 10) / 10
      const { total, totalIsCapped, hits } = answer
      invocation.finish(
        { total, totalIsCapped, tookMs, hits },
        formatHits(hits, total, totalIsCapped, invocation.language),
      )
      return 0
    } finally {
      await app.close()
    }
  },
}

function readBorn(invocation: Invocation): string | null {
  const raw = invocation.value('born')
  if (raw === undefined) return null
  if (/^\d{4}(-\d{2}-\d{2})?$/.test(raw)) return raw
  throw new AppError('usage', {
    detail:
      invocation.language === 'vi'
        ? `--born phải là năm (1987) hoặc ngày (1987-03-12), không phải "${raw}"`
        : `--born must be a year (1987) or a day (1987-03-12), not "${raw}"`,
  })
}

function readKind(raw: string | undefined): string | null {
  if (raw === undefined) return null
  const kind = findKind(raw)
  if (kind !== undefined) return kind.code
  throw new AppError('kind.unknown', { kind: raw, kinds: kinds.map(({ code }) => code).join(', ') })
}

/** Everybody who ever bore a code; throws `agency.unknown`. */
async function findAgencies(tx: Transaction, code: string | undefined): Promise<readonly string[] | null> {
  if (code === undefined) return null
  const bearers = await listBearers(tx, code)
  if (bearers.length === 0) throw new AppError('agency.unknown', { code })
  return bearers.map(({ id }) => id)
}

function formatHits(hits: readonly Hit[], total: number, capped: boolean, language: Language): string {
  const count = capped ? `${total}+` : String(total)
  const head = language === 'vi' ? `Tìm thấy ${count} bản ghi` : `${count} records found`
  return [head, ...hits.map(hit => formatHit(hit, language))].join('\n')
}

function formatHit(hit: Hit, language: Language): string {
  const { kind, number, year, agencyName, role, name, born, record, why } = hit
  const reasons = why.map(each => formatWhy(each, language)).join(', ')
  return [name, born ?? '', `${kind} ${number}/${year}`, role, agencyName, reasons, record]
    .filter(part => part !== '')
    .join(' · ')
}
