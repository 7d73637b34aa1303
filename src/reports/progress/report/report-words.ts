import { findKind } from '../../../register/kind.ts'
import type { BookSums, Forecast, Measure, ProgressGroup, Reason } from '../schema.ts'
import type { WeeklyReport } from './read-report.ts'

/** What the numbers are called, in the words of the plans. */
export const measureNames: Readonly<Record<Measure, string>> = {
  pages: 'Trang ảnh đã quét',
  cases: 'Trường hợp đã gán trang',
  pdfs: 'Tệp PDF',
  keyed: 'Dòng dữ liệu đã nhập',
  checked: 'Dòng đã kiểm tra',
  deposited: 'Bản ghi đã cập nhật CSDL',
  accepted: 'Bản ghi đã nghiệm thu',
}

/** Why an agency is not further, with its count. */
export const reasonWords: Readonly<Record<Reason, (count: string) => string>> = {
  stopped: count => `${count} tuần không có thay đổi`,
  nobody: count => `${count} sổ chưa quét và chưa giao đơn vị số hóa`,
  unscanned: count => `${count} sổ chưa quét`,
  unkeyed: count => `${count} sổ đã quét, chưa nhập xong`,
  arbitration: count => `${count} sổ chờ phân xử`,
  findings: count => `${count} sổ còn lỗi kiểm tra`,
  undeposited: count => `${count} sổ chờ cập nhật CSDL`,
  unaccepted: count => `${count} sổ chờ nghiệm thu`,
  obstacles: count => `${count} vướng mắc chưa đóng`,
}

/** `12.345` */
export const said = (count: number): string => Math.round(count).toLocaleString('vi-VN')
/** `05/03/2026` */
export const dayOf = (iso: string): string => iso.split('-').reverse().join('/')

/** How much of its entries is in the database, as percent; `–`: nothing is known of any book. */
export function shareOf({ books, size, unsized, deposited }: BookSums): string {
  const known = books - unsized
  const expected = known === 0 ? 0 : (size / known) * books
  return expected === 0
    ? '–'
    : `${Math.floor(Math.min(1, deposited / expected) * 1000) / 10}`.replace('.', ',')
}

/** What a group is called. */
export function groupName(
  by: keyof WeeklyReport['by'],
  { key, name }: ProgressGroup,
  { periodNames }: Pick<WeeklyReport, 'periodNames'>,
): string {
  if (key === null) return noneNames[by]
  if (by === 'kind') return findKind(key)?.name.vi ?? key
  return by === 'period' ? (periodNames.get(key) ?? key) : (name ?? key)
}

const noneNames: Readonly<Record<keyof WeeklyReport['by'], string>> = {
  kind: '',
  agency: 'Chưa xác định cơ quan giữ sổ',
  period: 'Chưa phân loại',
  contractor: 'Cơ quan tự làm',
  phase: 'Ngoài các đợt của kế hoạch',
}

/** When it will be done, in one or two sentences with the method. */
export function forecastWords({ series }: Pick<WeeklyReport, 'series'>): string {
  const { forecast, target, due } = series
  return forecast.state === 'done'
    ? 'Toàn bộ trường hợp đã biết của các sổ đã có trong cơ sở dữ liệu.'
    : forecast.state === 'unknown'
      ? unknownWords(forecast)
      : likelyWords(forecast, due) +
        (target !== null && target.estimated > 0
          ? ` Tổng số phải làm có ${said(target.estimated)} trường hợp ước tính theo bình quân sổ cùng loại.`
          : '')
}

function likelyWords(
  { early, middle, late, onTime, weeks, perWeek }: Extract<Forecast, { state: 'likely' }>,
  due: string | null,
): string {
  const day = (at: string | null) => (at === null ? 'sau 10 năm nữa' : dayOf(at))
  const chance =
    onTime === null || due === null
      ? ''
      : ` Khả năng xong trước hạn ${dayOf(due)}: ${Math.round(onTime * 100)} %.`
  return `Nếu giữ nhịp hiện nay (bình quân ${said(perWeek)} trường hợp một tuần trong ${weeks} tuần gần nhất), việc cập nhật xong vào khoảng ${day(middle)}; 8 phần 10 khả năng là từ ${day(early)} đến ${day(late)}.${chance} Dự báo mô phỏng từ số liệu các tuần đã qua, không tính đến nghỉ lễ, thêm hay bớt người.`
}

function unknownWords({ why, weeks, needs }: Extract<Forecast, { state: 'unknown' }>): string {
  switch (why) {
    case 'size':
      return 'Chưa dự báo được ngày xong: chưa biết tổng số trường hợp của các sổ.'
    case 'weeks':
      return `Chưa dự báo được ngày xong: mới có ${weeks} tuần số liệu, cần ít nhất ${needs} tuần.`
    case 'standstill':
      return `Không dự báo được ngày xong: ${weeks} tuần gần đây không có thêm bản ghi nào.`
  }
}
