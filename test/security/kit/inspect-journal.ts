import { verifyJournal } from '../../../src/journal/verify.ts'
import type { Database } from '../../../src/platform/postgres/database.ts'
import { type Finding, judged } from './finding.ts'

const dayMs = 86_400_000

/** Computes every link of the journal's chains and every daily seal again. */
export async function inspectJournal(database: Database): Promise<readonly Finding[]> {
  const check = await verifyJournal(database)
  const chains = judged(
    'Chuỗi nhật ký của mọi cơ quan liền mạch, không dòng nào bị sửa, chèn hay xóa',
    check.broken.map(({ agencyId, sequence, fault }) => `Cơ quan ${agencyId}, dòng ${sequence} (${fault})`),
    [`${check.rows} dòng trong ${check.heads.length} chuỗi`],
  )
  const seals = judged(
    'Mốc niêm phong hằng ngày khớp với nhật ký và nối tiếp nhau',
    check.brokenAnchors.map(({ day, fault }) => `Ngày ${day}: ${fault}`),
    [`${check.anchors} mốc${check.sealedTo === null ? '' : `, mốc cuối ngày ${check.sealedTo}`}`],
  )
  const lastSealMs = check.sealedTo === null ? 0 : Date.parse(check.sealedTo)
  const isLate = check.rows > 0 && check.anchors > 0 && Date.now() - lastSealMs > 3 * dayMs
  const late: Finding = {
    title: 'Việc niêm phong hằng ngày đang chạy',
    verdict: check.anchors === 0 ? 'not-tested' : isLate ? 'failed' : 'passed',
    facts:
      check.anchors === 0 ? ['Chưa có ngày nào kết thúc để niêm phong'] : [`Mốc cuối: ${check.sealedTo}`],
  }
  return [chains, seals, late]
}
