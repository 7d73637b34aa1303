/** Many digits in a row: the only texts that can hold a number which JSON.parse would round. */
const manyDigits = /\d[\d.]{15}/

/**
 * Whether JSON.parse loses nothing of the numbers in a jsonb text. PostgreSQL keeps any number of digits; a change behind the
 * last one that JavaScript reads would otherwise not be seen. jsonb never prints an exponent.
 */
export function hasExactNumbers(jsonb: string): boolean {
  if (!manyDigits.test(jsonb)) return true
  const numbers = jsonb.replace(/"(?:[^"\\]|\\.)*"/g, '').match(/\d[\d.]*/g) ?? []
  return numbers.every(digits => trimZeros(digits) === trimZeros(writeOut(Number(digits))))
}

/** A positive number without an exponent. */
function writeOut(value: number): string {
  const [mantissa = '', exponent = '0'] = String(value).split('e')
  const [whole = '', part = ''] = mantissa.split('.')
  const shift = Number(exponent)
  const digits = whole + part
  const point = whole.length + shift
  if (point <= 0) return `0.${'0'.repeat(-point)}${digits}`
  if (point >= digits.length) return digits + '0'.repeat(point - digits.length)
  return `${digits.slice(0, point)}.${digits.slice(point)}`
}

const trimZeros = (digits: string) => (digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits)
