/** A paper that an office makes (phiếu, biên bản, báo cáo, phụ lục): said once, written as .docx and as PDF of that very .docx. */
export interface Paper {
  /** The agency above and the agency that makes the paper, as the head of an administrative paper names them (Nghị định 30/2020/NĐ-CP). */
  readonly agency: { readonly above: string | null; readonly name: string }
  /** `Số: …`; null: the line stays open for a number to be written. */
  readonly number: string | null
  /** Where it is made; with `on` it gives "An Nguyên, ngày 22 tháng 11 năm 2026". */
  readonly place: string
  /** `YYYY-MM-DD`. */
  readonly on: string
  readonly title: string
  readonly subtitle?: string
  readonly orientation?: 'portrait' | 'landscape'
  readonly body: readonly Block[]
  /** At the end, side by side: who signs as what. */
  readonly signatures: readonly Signature[]
  /** Small, at the foot of every page: what the paper is made of, e.g. its code or digest. */
  readonly foot?: string
}

export interface Signature {
  readonly title: string
  /** Printed below the room for the signature; null: left open. */
  readonly name: string | null
  readonly note?: string
}

/** Part of a paper's body. */
export type Block =
  | { readonly type: 'heading'; readonly text: string }
  | {
      readonly type: 'paragraph'
      readonly text: string
      readonly align?: 'left' | 'center' | 'justify'
      readonly bold?: boolean
      readonly italic?: boolean
    }
  | { readonly type: 'list'; readonly items: readonly string[] }
  | { readonly type: 'table'; readonly columns: readonly Column[]; readonly rows: readonly TableRow[] }
  | {
      readonly type: 'qr'
      readonly text: string
      readonly sizeMm: number
      readonly caption?: string
    }

/** A column: its head, its share of the width (any unit, they are added up), and how its cells stand. */
export interface Column {
  readonly head: string
  readonly width: number
  readonly align?: 'left' | 'right' | 'center'
}

/** Cells in the order of the columns; `strong` for totals. */
export interface TableRow {
  readonly cells: readonly string[]
  readonly strong?: boolean
}
