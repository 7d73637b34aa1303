/** "Trà Giang" of "UBND xã Trà Giang". */
export function placeOf(officeName: string): string {
  return officeName
    .replace(/^(UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Phòng Tư pháp|Sở Tư pháp)\s+/iu, '')
    .replace(/^(xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh)\s+/iu, '')
}

/** "ỦY BAN NHÂN DÂN XÃ TRÀ GIANG"; the unit's own name is not broken between two lines. */
export function printOfficeName(name: string): string {
  const whole = name.replace(/^UBND\b/iu, 'Ủy ban nhân dân')
  const [, head, unit] = /^(Ủy ban nhân dân|Uỷ ban nhân dân)\s+(.+)$/iu.exec(whole) ?? []
  const lines = head === undefined || unit === undefined ? whole : `${head} ${unit.replaceAll(' ', '\u00a0')}`
  return lines.normalize('NFC').toLocaleUpperCase('vi')
}

/** "ngày 05 tháng 3 năm 2026": days below 10 and the months 1 and 2 with a nought (nghị định 30/2020/NĐ-CP, phụ lục I). */
export function printIssueDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return `ngày ${date} tháng ${Number(month) < 3 ? month : Number(month)} năm ${year}`
}
