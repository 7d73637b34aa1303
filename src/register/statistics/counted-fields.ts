import { entryFields } from '../entry-fields.ts'
import { getKind } from '../kind.ts'
import type { KindCode } from '../register-kind.ts'
import { countingOf } from './measure.ts'

/** The fields that `countEntry` reads of a kind: counting millions of records anew needs no others. */
export function countedFields(code: KindCode): readonly string[] {
  const { facts, persons } = getKind(code)
  const { ways, codes, person, age, measures } = countingOf(code)
  const counted = persons.find(each => each.prefix === person)
  const couple = facts.marriage && [facts.marriage.husband, facts.marriage.wife]
  const births = persons.filter(each => couple?.includes(each.prefix)).map(each => each.fields.birth)
  const wanted = [
    entryFields.registered,
    ways && 'loaiDangKy',
    codes?.field,
    counted?.fields.sex,
    counted?.sexFrom?.field,
    counted?.fields.ethnicity,
    age?.birth,
    age?.at,
    facts.term?.event,
    ...(measures.includes('husbands') ? [...births, ...(facts.marriage?.dates ?? [])] : []),
    ...(measures.includes('marriageMale') ? ['nxnLoaiMucDichSuDung'] : []),
  ]
  return [...new Set(wanted.filter(field => field !== undefined))]
}
