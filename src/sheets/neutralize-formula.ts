/**
 * Beginnings that a spreadsheet program takes for a formula when it opens a .csv, also after the cell is copied; with their full-width forms
 * (OWASP, "CSV Injection").
 */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/

/**
 * A text that no spreadsheet program runs: an apostrophe in front of what looks like a formula. For every .csv that is written; the
 * text cells of an .xlsx are never formulas.
 */
export function neutralizeFormula(text: string): string {
  return formulaStart.test(text) ? `'${text}` : text
}
