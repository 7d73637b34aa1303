import { kinhFamilies } from '../../../src/training/names/kinh.ts'
import { drawFullName, type Sex } from '../../../src/training/naming.ts'
import { type Random, weighted } from '../../../src/training/random.ts'

/** Families that one person in thirty bears. */
const rareFamilies =
  'Hoàng Vũ Lý Triệu Nghiêm Tống Vương Trầm Diệp Ông Đàm Khổng Mạc Giang Doãn La Lục Bành Cù Từ Thạch Hứa Trà Viên Phí Chu Cung Âu Bạch Cổ Danh Đậu Đồng Hàn Khúc Kim Lại Lạc Lều Ngụy Nhan Ninh Quan Sầm Thân Thi Tiêu Tôn Trang Ưng Uông Vi Xa Yên'.split(
    ' ',
  )

/** Second middle names and first parts of double given names, the common ones first. */
const extras = weighted(
  'Thanh Thu Ngọc Kim Minh Hồng Bích Xuân Mỹ Hoàng Quốc Bảo Phương Gia Anh Đức Thùy Như Tuyết Diệu Hoài Quỳnh Khánh Tấn Trọng Hữu Đình Công Thế Quang Huy Nhật Thiên Tường Yến Trúc Lan Mai Ánh Cẩm Lệ Hải Sơn Trường Vĩnh Phúc Tiến Viết Duy Đăng An Châu Uyên Vân Nguyên Thảo Hà Hạnh Ái Ý Linh Tuệ Cát Hạ Đông Thục Kiều Oanh Nhã Mộng Băng Tú Lâm Long Nam Nghĩa Nhân Phong Quý Tài Tâm Thành Thịnh Toàn Trí Trung Tuấn Tùng Việt Vinh Chí Hùng Bá Cao Khắc Mạnh Ngô Phan Đoàn Lê Trần Phạm Hồ Võ'
    .split(' ')
    .map((syllable, rank) => [syllable, 1 / (rank + 3)] as const),
)

/** A family name: Nguyễn three times in ten. */
export function drawFamily(random: Random): string {
  return random.chance(0.03) ? random.pick(rareFamilies) : random.pickWeighted(kinhFamilies)
}

/**
 * A full name in the fashion of the year of birth. One in eleven has a name more than the training's people: so the distinct names grow on
 * with the records, to nearly half a million among fourteen million mentions.
 */
export function drawName(
  random: Random,
  people: string,
  family: string,
  sex: Sex,
  birthYear: number,
): string {
  const name = drawFullName(random, people, family, sex, birthYear)
  if (people !== 'Kinh' || !random.chance(0.09)) return name
  const at = name.lastIndexOf(' ')
  const extra = random.pickWeighted(extras)
  return name.endsWith(` ${extra}`) ? name : `${name.slice(0, at)} ${extra}${name.slice(at)}`
}
