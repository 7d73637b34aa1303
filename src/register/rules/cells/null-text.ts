/** Whether a text is what a program writes for "no value". */
export function isNullText(value: string): boolean {
  return (
    looksNull(value) &&
    /^(null|undefined|nan|none|n\/a|#n\/a|#ref!|#value!|#name\?|#div\/0!|#null!|\(null\)|<null>)$/i.test(
      value,
    )
  )
}

/** Cheap first look, since nearly no cell is one: short, and beginning as those texts do (n, u, #, (, <). */
function looksNull(value: string): boolean {
  return value.length <= 9 && '#(<nuNU'.includes(value.charAt(0))
}

/** A value without any letter or digit: a dash, dots, commas. */
export function isMeaningless(value: string): boolean {
  const first = value.charCodeAt(0)
  // Nearly every value begins with a letter or a digit.
  if (
    first >= 0xc0 ||
    (first >= 48 && first <= 57) ||
    (first >= 65 && first <= 90) ||
    (first >= 97 && first <= 122)
  )
    return false
  return !/[\p{L}\p{N}]/u.test(value)
}

const unknowns = new Set(['không rõ', 'không có', 'không biết', 'không xác định', 'chưa rõ', 'chưa xác định'])

/** Whether what stands for a name or a place says that there is none: signs alone, "không rõ". */
export function isNoName(value: string): boolean {
  return (
    isMeaningless(value) ||
    (value.length <= 15 && 'kcKC'.includes(value.charAt(0)) && unknowns.has(value.toLowerCase()))
  )
}
