import type { RegisterKind } from '../kind.ts'
import { getKind, type KindCode } from '../kind.ts'
import type { Text } from '../text.ts'
import cmc from './cmc.json' with { type: 'json' }
import hn from './hn.json' with { type: 'json' }
import kh from './kh.json' with { type: 'json' }
import ks from './ks.json' with { type: 'json' }
import kt from './kt.json' with { type: 'json' }
import { type WritingRule, writingRulesOf } from './writing-rules.ts'

/**
 * How well a form's fields are known. typed: these are what contractors typed from such books (the long form, domain reference 1.6); inferred: by us.
 * No official form of entry is known for any kind: a book's own paper prevails.
 */
export type FormStatus = 'typed' | 'inferred'

/** What the paper form of a register of a kind asks for in some years. */
export interface PaperForm {
  /** The fields that somebody keys, in the order of the paper. */
  readonly fields: readonly string[]
  /** Fields that stand on the form and follow from another one: [field, from which]; a date in words from its digits. */
  readonly generated: readonly (readonly [field: string, from: string])[]
  /** Fields that are the same for every entry of a book: the volume and the registering authority. */
  readonly carried: readonly string[]
  readonly status: FormStatus
  /** The law the form belongs to, in Vietnamese; null where several or none is known. */
  readonly law: string | null
  /** First and last year of the books written on it; null: open. */
  readonly from: number | null
  readonly to: number | null
  /** How the law had such entries written, in the years of the book. */
  readonly notes: readonly WritingRule[]
}

interface FormOfYears {
  readonly from: number | null
  readonly to: number | null
  readonly law: string | null
  readonly status: FormStatus
  readonly fields: readonly string[]
}

const formsByKind: ReadonlyMap<string, readonly FormOfYears[]> = new Map(
  [ks, kh, kt, cmc, hn].map(({ kind, forms }) => [
    kind,
    forms.map(form => ({ ...form, status: form.status as FormStatus })),
  ]),
)

/** Fields that no paper form has because they name the book itself. */
const ofTheBook: ReadonlySet<string> = new Set(['quyenSo', 'noiDangKy', 'noiCap'])

/** The paper form of a kind of register in a year; a kind of which nothing is known has all its fields, in the order of the kind. */
export function formOf(kind: RegisterKind | KindCode, year: number): PaperForm {
  const of = typeof kind === 'string' ? getKind(kind) : kind
  const known = formsByKind
    .get(of.code)
    ?.find(({ from, to }) => (from === null || from <= year) && (to === null || year <= to))
  const generated = of.facts.inWords
  const form = known ?? { from: null, to: null, law: null, status: 'inferred', fields: allFields(of) }
  const carried = of.fields.flatMap(({ id }) => (ofTheBook.has(id) ? [id] : []))
  return { ...form, generated, carried, notes: writingRulesOf(of, year) }
}

function allFields({ fields, facts }: RegisterKind): readonly string[] {
  const generated = new Set(facts.inWords.map(([words]) => words))
  return fields.flatMap(({ id }) => (ofTheBook.has(id) || generated.has(id) ? [] : [id]))
}

/** What is known about a form, in words for whoever sets up a book. */
export const formStatusTexts: Readonly<Record<FormStatus, Text>> = {
  typed: {
    vi: 'Theo phiếu nhập đã dùng cho sổ thời kỳ này; chưa có mẫu chính thức, sửa theo sổ thật.',
    en: 'After the typing form used for books of these years; no official form is known: follow the book itself.',
  },
  inferred: {
    vi: 'Chưa có mẫu chính thức cho sổ thời kỳ này: danh sách trường là đề xuất, sửa theo sổ thật.',
    en: 'No official form is known for books of these years: the fields are a proposal, follow the book itself.',
  },
}
