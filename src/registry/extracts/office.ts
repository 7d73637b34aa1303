import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'

/** The office that issues: as papers name it, where it sits, and who signed its last papers. */
export interface Office {
  readonly id: string
  readonly name: string
  readonly place: string
  readonly signers: readonly { readonly name: string; readonly title: string }[]
}

/** The office an account issues for, by its name today. The place is that of its last paper, else what its name says. */
export async function getOffice(tx: Transaction, agencyId: string): Promise<Office> {
  const { name } = await tx
    .selectFrom('agency')
    .select('name')
    .where('id', '=', agencyId)
    .executeTakeFirstOrThrow()
  const { rows } = await sql<{ name: string; title: string; place: string }>`
    select signer_name as name, signer_title as title, (array_agg(place order by at desc))[1] as place
    from (select signer_name, signer_title, place, at from extract where agency_id = ${agencyId} order by at desc limit 500) latest
    group by signer_name, signer_title order by max(at) desc limit 5`.execute(tx)
  return {
    id: agencyId,
    name,
    place: rows[0]?.place ?? placeOf(name),
    signers: rows.map(({ name: signer, title }) => ({ name: signer, title })),
  }
}

/** "Trà Giang" of "UBND xã Trà Giang". */
export function placeOf(officeName: string): string {
  return officeName
    .replace(/^(UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Phòng Tư pháp|Sở Tư pháp)\s+/iu, '')
    .replace(/^(xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh)\s+/iu, '')
}

/** "ỦY BAN NHÂN DÂN XÃ TRÀ GIANG"; the unit's own name is not broken between two lines. */
export function printOfficeName(name: string): string {
  const whole = name.replace(/^UBND\b/iu, 'Ủy ban nhân dân')
  const [, head, unit] = /^(Ủy ban nhân dân|Uỷ ban nhân dân)\s+(.+)$/iu.exec(whole) ?? []
  const lines = head === undefined || unit === undefined ? whole : `${head} ${unit.replaceAll(' ', '\u00a0')}`
  return lines.normalize('NFC').toLocaleUpperCase('vi')
}

/** "ngày 05 tháng 3 năm 2026": days below 10 and the months 1 and 2 with a nought (nghị định 30/2020/NĐ-CP, phụ lục I). */
export function printIssueDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return `ngày ${date} tháng ${Number(month) < 3 ? month : Number(month)} năm ${year}`
}
