import type { Field, Status } from './field.ts'
import type { Text } from './text.ts'

/** The file code of a register kind: KS births, KH marriages, KT deaths, CMC recognition, HN marital status; the other seven have no official file code. */
export type KindCode = 'KS' | 'KH' | 'KT' | 'CMC' | 'HN' | 'CN' | 'GH' | 'CDGH' | 'GSGH' | 'LH' | 'TDCC' | 'K'

/** The ministry's codes of sex: 1 Nam, 2 Nữ, 3 chưa xác định. */
export type Sex = 1 | 2 | 3

/** Which fields hold what about a person; the values are field ids. */
export interface PersonFields {
  readonly name: string
  readonly birth?: string
  readonly death?: string
  readonly sex?: string
  readonly ethnicity?: string
  readonly nationality?: string
  readonly residenceType?: string
  readonly residence?: string
  readonly identityType?: string
  readonly identityNumber?: string
  readonly identityIssued?: string
  readonly personalNumber?: string
}

/** A person an entry of this kind names. */
export interface Person {
  /** The prefix of the person's columns, and the role of a mention: `nks`, `me`, `cha`, `chong` … */
  readonly prefix: string
  readonly label: Text
  /** One of those whom the registered event is about. */
  readonly main: boolean
  /** The sex that follows from the role (mẹ, cha, vợ, chồng). */
  readonly fixedSex?: Sex
  /** The sex that follows from a coded field (the parent of a CMC entry). */
  readonly sexFrom?: { readonly field: string; readonly codes: Readonly<Record<string, Sex>> }
  readonly fields: PersonFields
}

/** What the rules need to know about a kind beside its fields. */
export interface KindFacts {
  /** Pairs of fields: a date in words, the same date in digits. */
  readonly inWords: readonly (readonly [words: string, digits: string])[]
  /** Pairs of dates that stand in order, with the rule that says so; those of a person's own birth, death and identity paper go without saying. */
  readonly notAfter: readonly (readonly [rule: string, earlier: string, later: string])[]
  /** Who is whose parent by birth, by person prefix. */
  readonly parents?: { readonly child: string; readonly of: readonly string[] }
  /** The coded field that says which parents are unknown, and the codes that say so per person. */
  readonly absence?: {
    readonly field: string
    readonly known: readonly string[]
    readonly unknown: Readonly<Record<string, readonly string[]>>
  }
  /** Dates of notes written beside the entry later: each run of them stands in order, after the registration. */
  readonly notes: readonly (readonly string[])[]
  /** The event that has to be registered within a number of days, and the codes of the kind of registration that say whether it was. */
  readonly term?: {
    readonly event: string
    readonly days: number
    readonly kindField: string
    readonly onTime: string
    readonly late: string
  }
  /** A status by a code, and the fields that say when and why it was noted. */
  readonly grounds: readonly {
    readonly status: string
    readonly codes: readonly string[]
    readonly ground: readonly string[]
  }[]
  /** Where the date of a marriage stands (first one that is filled), and when the law of the land did not apply. */
  readonly marriage?: {
    readonly dates: readonly string[]
    readonly husband: string
    readonly wife: string
    readonly kindField: string
    readonly abroad: readonly string[]
  }
}

/** A kind of civil-status register, wholly made of data: see `kinds/*.json`. */
export interface RegisterKind {
  readonly code: KindCode
  readonly name: Text
  readonly status: Status
  readonly fields: readonly Field[]
  readonly persons: readonly Person[]
  readonly facts: KindFacts
  /** Whether the code was seen in the ministry's file names; the other codes are ours. */
  readonly fileCodeStatus: Status
  /** The articles of law that prescribe the register, in Vietnamese. */
  readonly legalBasis: string
}
