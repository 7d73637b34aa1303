/** A time of day: hour 0–24 and minute 0–59, or why a text is none. */
export type ParsedTime =
  | { readonly hour: number; readonly minute: number; readonly problem?: undefined }
  | { readonly problem: 'format' | 'impossible' }

const written =
  /^(?:lúc |khoảng )?(\d{1,2})(?: ?(?:giờ|h|g|:|\.) ?(?:(\d{1,2})(?: ?(?:phút|ph|p|')?)?)?(?::\d{2})?| ?(?:phút)?)? ?(rưỡi|kém \d{1,2}(?: phút)?)? ?(?:,? ?(?:buổi )?(?:sáng|trưa|chiều|tối|đêm|khuya|am|pm))?\.?$/i

/** Reads the times people write: `07:30`, `7h30`, `7 giờ 30 phút`, `8 giờ kém 15`, `7 giờ sáng`; the ministry's own form is not known. */
export function parseTimeOfDay(raw: string): ParsedTime {
  const found = written.exec(raw.trim())
  if (!found) return { problem: 'format' }
  const hour = Number(found[1])
  const minute = Number(found[2] ?? 0)
  return hour > 24 || minute > 59 || (hour === 24 && minute > 0)
    ? { problem: 'impossible' }
    : { hour, minute }
}
