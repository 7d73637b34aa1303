/** The two languages of the interface; Vietnamese comes first. */
export type Language = 'vi' | 'en'

/** A text in both languages. `{name}` stands for a parameter. */
export interface Text {
  readonly vi: string
  readonly en: string
}

/** Values put in place of `{name}` in a text. */
export type TextParams = Readonly<Record<string, string | number>>

/** The text in one language with its parameters filled in; a parameter that is missing stays visible as `{name}`. */
export function fillText(text: Text, language: Language, params: TextParams = {}): string {
  return text[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name]
    return value === undefined ? whole : String(value)
  })
}
