import { performance } from 'node:perf_hooks'
import { AppError } from '../errors.ts'
import { openApp } from '../platform/app.ts'
import { findKind, kinds } from '../register/kind.ts'
import type { Language } from '../register/text.ts'
import type { Hit } from '../registry/schema.ts'
import { answerSearch } from '../registry/search/answer-search.ts'
import { createVocabulary } from '../registry/search/vocabulary.ts'
import type { Command, Invocation } from './command.ts'

export const command: Command = {
  name: 'search',
  usage: '"TEXT" [--born YYYY|YYYY-MM-DD] [--kind KS] [--limit 20]',
  summary: {
    vi: 'Tìm trong cơ sở dữ liệu: họ tên (có dấu hoặc không, thứ tự nào cũng được), ngày sinh, số định danh, hoặc số đăng ký như "KS 53/1997"',
    en: 'Searches the registry: names (with or without marks, in any order), birth, identity number, or an entry like "KS 53/1997"',
  },
  options: [
    {
      name: 'born',
      value: 'YYYY[-MM-DD]',
      help: { vi: 'năm sinh hoặc ngày sinh', en: 'year or date of birth' },
    },
    { name: 'kind', value: 'KS', help: { vi: 'chỉ một loại sổ', en: 'only one kind of register' } },
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
      const vocabulary = createVocabulary()
      const started = performance.now()
      const answer = await app.database.transaction({ scope: 'all' }, tx =>
        answerSearch(tx, vocabulary, request, { accountId: null, agencyId: null, identity: true }),
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

function formatHits(hits: readonly Hit[], total: number, capped: boolean, language: Language): string {
  const count = capped ? `${total}+` : String(total)
  const head = language === 'vi' ? `Tìm thấy ${count} người được ghi trong sổ` : `${count} people found`
  return [head, ...hits.map(formatHit)].join('\n')
}

function formatHit({ kind, number, year, agencyName, role, name, born, record }: Hit): string {
  return [name, born ?? '', `${kind} ${number}/${year}`, role, agencyName, record]
    .filter(part => part !== '')
    .join(' · ')
}
