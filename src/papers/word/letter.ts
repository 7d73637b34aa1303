/** What a Word document holds, as far as office letters need it; lengths in points throughout. */
export interface Letter {
  readonly page: {
    readonly width: number
    readonly height: number
    readonly top: number
    readonly right: number
    readonly bottom: number
    readonly left: number
    /** From the paper's edge to the header and the footer. */
    readonly header: number
    readonly footer: number
  }
  readonly header: readonly Block[]
  readonly footer: readonly Block[]
  readonly body: readonly Block[]
  /** The bytes of the pictures, by the name that `Picture` has. */
  readonly pictures: ReadonlyMap<string, Buffer>
  /** What stands in the document and is not drawn; each kind once. */
  readonly remarks: readonly Remark[]
}

/** Something of a document that the PDF will not have, or has otherwise. */
export interface Remark {
  readonly code: RemarkCode
  /** What tells it from others of its kind: the name of a font, say. */
  readonly detail: string
}

export type RemarkCode =
  | 'font'
  | 'numbering'
  | 'floating'
  | 'picture-format'
  | 'shape'
  | 'note'
  | 'field'
  | 'columns'
  | 'sections'
  | 'changes'
  | 'comment'
  | 'symbol'
  | 'equation'
  | 'first-page'
  | 'page-break'
  | 'other'

export type Block = Paragraph | Table | { readonly kind: 'page-break' }

export type Align = 'left' | 'center' | 'right' | 'justify'

export interface Paragraph {
  readonly kind: 'paragraph'
  readonly align: Align
  readonly left: number
  readonly right: number
  /** Of the first line; negative: it hangs out. */
  readonly firstLine: number
  readonly before: number
  readonly after: number
  /** times: of the height of a line; exact and least: in points. */
  readonly line: { readonly rule: 'times' | 'exact' | 'least'; readonly value: number }
  readonly tabs: readonly TabStop[]
  readonly borders: Borders
  readonly keepWithNext: boolean
  /** The size of its letters where it has none: an empty line is as high as its paragraph mark. */
  readonly size: number
  readonly inlines: readonly Inline[]
}

export interface TabStop {
  readonly at: number
  readonly align: 'left' | 'center' | 'right'
  readonly leader: 'none' | 'dots' | 'line'
}

export type Inline =
  | ({ readonly kind: 'text'; readonly text: string } & TextLook)
  | { readonly kind: 'tab' }
  | { readonly kind: 'break' }
  | { readonly kind: 'page-number'; readonly of: 'page' | 'pages'; readonly look: TextLook }
  | Picture

export interface TextLook {
  readonly size: number
  readonly bold: boolean
  readonly italic: boolean
  readonly underline: boolean
  readonly strike: boolean
  readonly caps: boolean
  readonly raised: 'super' | 'sub' | null
  /** Six hexadecimal digits. */
  readonly color: string
}

export interface Picture {
  readonly kind: 'picture'
  readonly name: string
  readonly width: number
  readonly height: number
}

/** A line round something; null: none. */
export interface Border {
  readonly width: number
  readonly color: string
  readonly style: 'solid' | 'dotted' | 'dashed' | 'double'
}

export interface Borders {
  readonly top: Border | null
  readonly right: Border | null
  readonly bottom: Border | null
  readonly left: Border | null
}

export interface Table {
  readonly kind: 'table'
  readonly columns: readonly number[]
  readonly align: 'left' | 'center' | 'right'
  readonly indent: number
  readonly rows: readonly {
    readonly height: number
    readonly exact: boolean
    /** It stands on one page. */
    readonly whole: boolean
  }[]
  /** So many rows from the first are repeated on every page. */
  readonly heads: number
  readonly cells: readonly Cell[]
}

export interface Cell {
  readonly row: number
  readonly column: number
  readonly columns: number
  readonly rows: number
  readonly borders: Borders
  readonly padding: {
    readonly top: number
    readonly right: number
    readonly bottom: number
    readonly left: number
  }
  readonly vertical: 'top' | 'horizon' | 'bottom'
  readonly fill: string | null
  readonly blocks: readonly Block[]
}
