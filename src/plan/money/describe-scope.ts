import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'
import { findKind } from '../../register/kind.ts'
import type { EstimateQuery } from './schema.ts'

/** Which books an estimate is about, in words: "Sổ do UBND xã Đồng Mây và các đơn vị trực thuộc đang giữ; sổ đăng ký khai sinh; mở từ năm 1976 đến năm 2005". */
export async function describeScope(
  tx: Transaction,
  ownAgencyId: string,
  query: EstimateQuery,
): Promise<string> {
  const { under, agency, contractor, kind, kinds, yearFrom, yearTo, year } = query
  const name = async (table: 'agency' | 'contractor', id: string) => {
    const { rows } = await sql<{
      name: string
    }>`select name from ${sql.table(table)} where id = ${id}::uuid`.execute(tx)
    return rows[0]?.name ?? ''
  }
  const kindNames = (kinds?.split(',') ?? (kind === undefined ? [] : [kind])).map(
    code => findKind(code)?.name.vi ?? code,
  )
  const parts = [
    `Sổ trong phạm vi của ${await name('agency', under ?? ownAgencyId)}`,
    agency === undefined ? '' : `do ${await name('agency', agency)} đăng ký`,
    contractor === undefined
      ? ''
      : contractor === 'none'
        ? 'cơ quan tự số hóa'
        : `đơn vị số hóa: ${await name('contractor', contractor)}`,
    kindNames.join(', '),
    year === undefined ? '' : `mở năm ${year}`,
    yearFrom === undefined ? '' : `mở từ năm ${yearFrom}`,
    yearTo === undefined ? '' : `mở đến năm ${yearTo}`,
  ]
  return parts.filter(part => part !== '').join('; ')
}
