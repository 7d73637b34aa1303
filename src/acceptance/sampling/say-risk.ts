import { fillText, type Language, type Text } from '../../register/text.ts'
import { acceptanceChance, shareWithChance } from './operating-curve.ts'
import type { SamplingPlan } from './plan.ts'

const sentences = {
  full: {
    vi: 'Kiểm tra toàn bộ {lot} bản ghi của lô: không có rủi ro do chọn mẫu.',
    en: 'All {lot} records of the lot are inspected: there is no risk from sampling.',
  },
  passes: {
    vi: 'Lô có {share} % bản ghi sai vẫn được chấp nhận {times} lần trong 100.',
    en: 'A lot with {share} % wrong records still passes {times} times in 100.',
  },
  hardly: {
    vi: 'Lô có {share} % bản ghi sai hầu như không được chấp nhận (chưa đến 1 lần trong 100).',
    en: 'A lot with {share} % wrong records hardly ever passes (less than once in 100).',
  },
  always: {
    vi: 'Lô có {share} % bản ghi sai gần như luôn được chấp nhận (hơn 99 lần trong 100).',
    en: 'A lot with {share} % wrong records nearly always passes (more than 99 times in 100).',
  },
} as const satisfies Record<string, Text>

/** What a plan lets through, in plain words: one sentence for each share of wrong records in percent. */
export function sayRisk(
  plan: SamplingPlan,
  language: Language,
  sharesPercent: readonly number[] = sharesToSay(plan),
): readonly string[] {
  if (plan.full && plan.ac === 0) return [fillText(sentences.full, language, { lot: plan.lotSize })]
  return sharesPercent.map(percent => {
    const chance = acceptanceChance(plan, plan.lotSize, percent / 100)
    const share = formatPercent(percent, language)
    if (chance < 0.01) return fillText(sentences.hardly, language, { share })
    if (chance > 0.99) return fillText(sentences.always, language, { share })
    return fillText(sentences.passes, language, { share, times: Math.round(chance * 100) })
  })
}

/** The shares in percent that tell most: what is agreed (AQL or limiting quality), and where a lot passes half the time and once in ten. */
export function sharesToSay(plan: SamplingPlan): readonly number[] {
  const percent = (chance: number) => Math.round(shareWithChance(plan, chance) * 1000) / 10
  const shares = [plan.aql ?? plan.lq ?? 1, percent(0.5), percent(0.1)]
  return [...new Set(shares)].filter(share => share > 0 && share <= 100).sort((a, b) => a - b)
}

/** Digits with the comma of Vietnamese, the point of English. */
const formatPercent = (percent: number, language: Language) =>
  String(percent).replace('.', language === 'vi' ? ',' : '.')
