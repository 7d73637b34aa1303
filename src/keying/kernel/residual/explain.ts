import type { Language } from '../../../register/text.ts'
import type { Estimate, Measured, Unmeasured } from './evidence.ts'
import { formatEstimate, formatPerThousand } from './texts.ts'

/** What the words are about. */
export interface Explained {
  readonly overall: Estimate | null
  readonly unmeasured: readonly Unmeasured[]
  readonly sharedBound: number | null
  readonly assumedArbiterError: number
  readonly evidence: {
    readonly fields: number
    readonly twice: number
    readonly differences: number
    readonly open: number
    readonly doubted: number
    readonly gold: Measured
    readonly pairs: Measured & { readonly alike: number }
    readonly arbiter: Measured
  }
}

/** The estimate in one sentence, for whoever accepts a book. */
export function headline({ overall, evidence }: Explained, language: Language): string {
  const vi = language === 'vi'
  if (evidence.fields === 0)
    return vi ? 'Sổ chưa có trường hợp nào nhập xong.' : 'No case of the book is keyed yet.'
  if (overall !== null)
    return vi
      ? `Ước tính còn ${formatEstimate(overall, language)}`
      : `Estimated to be left: ${formatEstimate(overall, language)}`
  return vi
    ? 'Chưa đo được: sổ nhập một lượt, chưa có phần nào nhập lại và chưa có phiếu chuẩn.'
    : 'Not measured: the book is keyed once, nothing of it twice, and no known entry measured its keyers.'
}

/** How the estimate came about and what it does not know, sentence by sentence. */
export function explain(explained: Explained, language: Language): readonly string[] {
  const { unmeasured, sharedBound, assumedArbiterError, evidence } = explained
  const { fields, twice, differences, open, doubted, gold, pairs, arbiter } = evidence
  if (fields === 0) return []
  const vi = language === 'vi'
  const count = (value: number) => new Intl.NumberFormat(vi ? 'vi-VN' : 'en-GB').format(value)
  const percent = `${count(assumedArbiterError * 100)} %`
  const bound = sharedBound === null ? '' : formatPerThousand(sharedBound, language)
  const said: readonly (readonly [boolean, string, string])[] = [
    [
      twice > 0,
      `${count(twice)} trong ${count(fields)} trường đã được hai người nhập, không ai thấy của ai; ${count(differences)} chỗ khác nhau đã phân xử.`,
      `${count(twice)} of ${count(fields)} fields were keyed by two who did not see each other’s; ${count(differences)} differences are settled.`,
    ],
    [
      open > 0,
      `Còn ${count(open)} chỗ chưa phân xử, chưa tính ở đây.`,
      `${count(open)} differences are not settled yet and not counted here.`,
    ],
    [
      gold.measured > 0,
      `Phiếu chuẩn đo người nhập sổ này: sai ${count(gold.wrong)} trong ${count(gold.measured)} trường.`,
      `Known entries measured who keys this book: ${count(gold.wrong)} of ${count(gold.measured)} fields wrong.`,
    ],
    [
      twice > 0 && pairs.wrong > 0,
      `Lỗi hai người cùng mắc như nhau thì so hai lượt không thấy được; theo phiếu chuẩn của cơ quan, ${count(pairs.alike)} trong ${count(pairs.wrong)} lỗi là như vậy.`,
      `Errors that two make alike show in no comparison; of the agency’s known entries ${count(pairs.alike)} of ${count(pairs.wrong)} errors were so.`,
    ],
    [
      unmeasured.includes('shared'),
      `Chưa đo được lỗi hai người cùng đọc sai như nhau: ở đây mới tính phần trùng do ngẫu nhiên, số thật có thể cao hơn.${bound === '' ? '' : ` Theo phiếu chuẩn thì nhiều nhất ${bound} trường trên 1.000.`}`,
      `Errors that two make alike are not measured: only those by chance are counted, there may be more.${bound === '' ? '' : ` By the known entries at most ${bound} fields per 1,000.`}`,
    ],
    [
      arbiter.measured > 0 && differences > 0,
      `Người phân xử sai ${count(arbiter.wrong)} trong ${count(arbiter.measured)} chỗ đã biết đáp án.`,
      `Arbiters were wrong in ${count(arbiter.wrong)} of ${count(arbiter.measured)} differences with a known answer.`,
    ],
    [
      unmeasured.includes('arbiter'),
      `Chưa đo được người phân xử: tạm coi họ sai ${percent} số chỗ.`,
      `Arbiters are not measured: they are taken to be wrong in ${percent} of the differences.`,
    ],
    [
      doubted > 0,
      `${count(doubted)} trường giữ kèm nghi vấn (mờ, thiếu, tẩy xóa…), không tính là sai.`,
      `${count(doubted)} fields are kept with a doubt (faded, missing, crossed out…) and not counted as wrong.`,
    ],
    [
      explained.overall?.high != null,
      'Khoảng trong ngoặc chứa số thật trong khoảng 19 trên 20 trường hợp; các lỗi được coi là độc lập với nhau.',
      'The range holds the true number about 19 times out of 20; errors are taken to be independent of each other.',
    ],
  ]
  return said.flatMap(([holds, vietnamese, english]) => (holds ? [vi ? vietnamese : english] : []))
}
