import type { SignedIn } from '../../access/session.ts'
import { getPaperOffice } from '../../agencies/paper-office.ts'
import { practiceOfficeId } from '../../agencies/schema.ts'
import { AppError } from '../../errors.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Paper } from '../../papers/paper.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { dayOf, today } from '../../platform/vietnam-day.ts'
import { lessonNames } from './lesson-names.ts'
import { lessons } from './lessons.ts'
import { listPracticesOf, type Try } from './practice-row.ts'
import { passingScore } from './schema.ts'

const mostCounted = 1000

/** The certificate of somebody's practice: the best try at each lesson that was passed. In a transaction of scope 'all'. Throws `training.none-passed`. */
export async function writeCertificate(tx: Transaction, { account, agency }: SignedIn): Promise<Paper> {
  const practices = await listPracticesOf(tx, account.id, mostCounted)
  const best = lessons.flatMap(
    ({ code }) => findBest(practices.filter(({ lesson }) => lesson === code)) ?? [],
  )
  if (best.length === 0) throw new AppError('training.none-passed', { score: passingScore })
  const office = await getPaperOffice(tx, agency.id)
  const detail = { lessons: best.map(({ lesson }) => lesson) }
  const subject = `account:${account.id}`
  await appendJournal(tx, { agencyId: practiceOfficeId, action: 'training.certificate', subject, detail })
  return {
    ...office,
    number: null,
    on: today(),
    title: 'Giấy chứng nhận thực hành',
    subtitle: 'Số hóa sổ hộ tịch trên phần mềm Sổ Gốc',
    body: [
      {
        type: 'paragraph',
        text: `Họ và tên: ${account.displayName} (tài khoản ${account.username})`,
        align: 'left',
      },
      { type: 'paragraph', text: `Đơn vị: ${agency.name}`, align: 'left' },
      {
        type: 'paragraph',
        text: 'đã làm các bài thực hành dưới đây trên sổ tập huấn, là sổ có nhân vật không có thật và có đáp án để chấm. Kết quả ghi theo lần làm tốt nhất của mỗi bài.',
      },
      {
        type: 'table',
        columns: [
          { head: 'TT', width: 6, align: 'center' },
          { head: 'Bài thực hành', width: 46 },
          { head: 'Điểm (tối đa 100)', width: 16, align: 'center' },
          { head: 'Đúng / tổng số ý chấm', width: 18, align: 'center' },
          { head: 'Ngày nộp bài', width: 18, align: 'center' },
        ],
        rows: best.map(({ lesson, result, endedAt }, at) => ({
          cells: [
            String(at + 1),
            lessonNames[lesson],
            String(result?.score ?? ''),
            `${result?.right ?? ''}/${result?.points ?? ''}`,
            formatDay(endedAt),
          ],
        })),
      },
      {
        type: 'paragraph',
        text: `Bài đạt khi có từ ${passingScore} điểm. Giấy này do phần mềm lập từ kết quả thực hành để đơn vị theo dõi việc tập huấn; không phải văn bằng, chứng chỉ theo quy định của pháp luật.`,
        italic: true,
      },
    ],
    signatures: [
      { title: 'Người thực hành', name: account.displayName },
      { title: 'Người phụ trách tập huấn', name: null },
    ],
    foot: best.map(({ id }) => id.slice(-12)).join(' · '),
  }
}

function findBest(practices: readonly Try[]): Try | undefined {
  return practices
    .filter(({ score }) => score !== null && score >= passingScore)
    .sort((a, b) => (b.score ?? 0) - (a.score ?? 0))[0]
}

const formatDay = (at: string | null) =>
  at === null ? '' : dayOf(new Date(at)).split('-').toReversed().join('/')
