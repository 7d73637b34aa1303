/** Letters of other scripts that look like Latin ones, and full-width forms: what they were meant to be. */
const latinOf: ReadonlyMap<string, string> = new Map([
  ...pairs('АВЕКМНОРСТУХІЈЅԚԜ', 'ABEKMHOPCTYXIJSQW'),
  ...pairs('аеорсухіјѕԛԝһ', 'aeopcyxijsqwh'),
  ...pairs('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'),
  ...pairs('οναι', 'ovai'),
  ...pairs('ııƖǀ', 'iill'),
])

const suspicious = /[\u0131\u0196\u01c0\u0370-\u052f\uff01-\uff5e]/
const anySuspicious = /[\u0131\u0196\u01c0\u0370-\u052f\uff01-\uff5e]/g

/** The text with look-alike letters (Cyrillic А, Greek Ο, full-width Ａ) written in Latin; a letter that looks like none stays. */
export function withoutLookAlikes(text: string): string {
  if (!suspicious.test(text)) return text
  return text
    .replace(anySuspicious, letter => {
      const code = letter.charCodeAt(0)
      return code >= 0xff01 && code <= 0xff5e
        ? String.fromCharCode(code - 0xfee0)
        : (latinOf.get(letter) ?? letter)
    })
    .normalize('NFC')
}

/** Whether a text holds letters of another script than Latin. */
export function hasForeignScript(text: string): boolean {
  return /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(text)
}

function pairs(from: string, to: string): [string, string][] {
  return [...from].map((letter, at) => [letter, to.charAt(at)])
}
