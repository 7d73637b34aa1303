import type { LessonCode } from './schema.ts'

/** What the lessons are called on paper. */
export const lessonNames: Readonly<Record<LessonCode, string>> = {
  scan: 'Nắn, xếp và gán trang sổ',
  key: 'Nhập liệu theo ảnh sổ',
  check: 'Kiểm tra gói dữ liệu, sửa lỗi',
  accept: 'Kiểm tra mẫu nghiệm thu',
}
