import { existsOn } from '../agencies/agency-rules.ts'
import { formatPeriod } from '../agencies/format-period.ts'
import { listAgencies } from '../agencies/list-agencies.ts'
import type { Agency, AgencyList, AgencySearch } from '../agencies/schema.ts'
import { findByName } from '../agencies/search-agencies.ts'
import { AppError } from '../errors.ts'
import type { App } from '../platform/app.ts'
import type { ExitStatus, Invocation } from './command.ts'

const mostHits = 50

/** `sogoc agency list`: every agency, those of a day, or those of a name with what they were and are. */
export async function listForCommand(app: App, invocation: Invocation): Promise<ExitStatus> {
  const day = readDay(invocation)
  const name = invocation.value('name')
  const list = await app.database.transaction({ scope: 'all' }, tx => listAgencies(tx, { scope: 'all' }))
  if (name === undefined) {
    const agencies = day === undefined ? list.agencies : list.agencies.filter(each => existsOn(each, day))
    invocation.finish({ agencies }, agencies.map(formatAgency).join('\n'))
  } else {
    const { hits } = findHits(list, name, day)
    invocation.finish({ hits }, hits.map(formatHit).join('\n'))
  }
  return 0
}

function findHits(list: AgencyList, name: string, day: string | undefined): AgencySearch {
  const found = findByName(list, name, day === undefined ? mostHits : list.agencies.length)
  const hits = day === undefined ? found.hits : found.hits.filter(({ agency }) => existsOn(agency, day))
  return { hits: hits.slice(0, mostHits) }
}

function readDay(invocation: Invocation): string | undefined {
  const raw = invocation.value('on')
  if (raw === undefined || /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(raw)) return raw
  throw new AppError('usage', {
    detail:
      invocation.language === 'vi'
        ? `--on cần một ngày dạng 2006-05-17, không phải "${raw}"`
        : `--on needs a day as 2006-05-17, not "${raw}"`,
  })
}

function formatAgency(agency: Agency): string {
  return `${agency.code.padEnd(8)} ${agency.name} (${formatPeriod(agency)})`
}

function formatHit({ agency, predecessors, successors }: AgencySearch['hits'][number]): string {
  return [
    formatAgency(agency),
    ...predecessors.map(each => `    ← ${formatAgency(each)}`),
    ...successors.map(each => `    → ${formatAgency(each)}`),
  ].join('\n')
}
