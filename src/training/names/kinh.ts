import { type WeightedTable, weighted } from '../random.ts'

/**
 * Names of the Kinh in the Centre and the South. Family names by rough share of the population; given names by the
 * years in which they were fashionable. Invented combinations only.
 */
export const kinhFamilies: WeightedTable<string> = weighted([
  ['Nguyễn', 310],
  ['Trần', 110],
  ['Lê', 95],
  ['Phạm', 55],
  ['Huỳnh', 60],
  ['Võ', 55],
  ['Phan', 50],
  ['Trương', 28],
  ['Bùi', 24],
  ['Đặng', 24],
  ['Đỗ', 18],
  ['Hồ', 22],
  ['Ngô', 18],
  ['Dương', 15],
  ['Đinh', 13],
  ['Đoàn', 13],
  ['Lâm', 10],
  ['Mai', 10],
  ['Trịnh', 9],
  ['Cao', 8],
  ['Lương', 8],
  ['Tô', 6],
  ['Tạ', 6],
  ['Châu', 6],
  ['Thái', 5],
  ['Hà', 6],
  ['Đào', 5],
  ['Kiều', 3],
  ['Ung', 2],
  ['Tăng', 3],
  ['Phùng', 4],
  ['Quách', 2],
  ['Lưu', 4],
  ['Văn', 4],
])

/** Middle and given names in fashion up to a year of birth (the first group whose `until` is not before it). */
export interface NameFashion {
  readonly until: number
  readonly middle: WeightedTable<string>
  readonly given: WeightedTable<string>
}

const plain = (text: string): WeightedTable<string> =>
  weighted(text.split(' ').map(name => [name, 1] as const))

export const kinhMen: readonly NameFashion[] = [
  {
    until: 1965,
    middle: weighted([
      ['Văn', 60],
      ['Đình', 8],
      ['Hữu', 8],
      ['Ngọc', 5],
      ['Công', 5],
      ['Xuân', 4],
      ['Bá', 3],
      ['Tấn', 4],
      ['', 8],
    ]),
    given: plain(
      'Ba Bảy Chín Sáu Hai Tư Năm Bình Chánh Cường Đức Dũng Hải Hòa Hùng Hưng Khôi Lợi Long Lộc Mười Nghĩa Nhơn Phước Quang Sang Sơn Tám Tâm Thạnh Thành Thọ Trung Tuấn Út Xuân Bửu Cảnh Châu Kỳ Liêm Luận Mẫn',
    ),
  },
  {
    until: 1985,
    middle: weighted([
      ['Văn', 42],
      ['Thanh', 8],
      ['Minh', 8],
      ['Quốc', 8],
      ['Hữu', 7],
      ['Đình', 6],
      ['Ngọc', 6],
      ['Xuân', 4],
      ['Tấn', 4],
      ['', 5],
    ]),
    given: plain(
      'Bình Cường Chiến Đạt Dũng Hải Hiếu Hòa Hoàng Hùng Hưng Khánh Lâm Long Minh Nam Nghĩa Phong Phúc Phương Quang Sơn Tài Tâm Thắng Thanh Thành Thịnh Toàn Trí Trung Tuấn Tùng Việt Vinh Vũ',
    ),
  },
  {
    until: 2002,
    middle: weighted([
      ['Văn', 18],
      ['Minh', 12],
      ['Quốc', 12],
      ['Thanh', 9],
      ['Anh', 5],
      ['Hoàng', 8],
      ['Đức', 7],
      ['Tấn', 5],
      ['Ngọc', 6],
      ['Trọng', 4],
    ]),
    given: plain(
      'Anh Bảo Đạt Duy Dương Hậu Hiếu Huy Khang Khoa Kiên Lộc Long Nam Nhân Nhật Phát Phúc Quân Quang Quốc Sang Tài Thiện Thịnh Tiến Tín Toàn Trí Trường Tú Tuấn Tùng Việt Vinh Vũ',
    ),
  },
  {
    until: 2100,
    middle: weighted([
      ['Gia', 18],
      ['Minh', 16],
      ['Hoàng', 10],
      ['Quốc', 9],
      ['Thiên', 8],
      ['Anh', 8],
      ['Đăng', 8],
      ['Bảo', 7],
      ['Nhật', 6],
      ['Tuấn', 5],
    ]),
    given: plain(
      'Anh An Bảo Duy Đạt Hào Huy Hưng Khang Khải Khoa Khôi Kiệt Lâm Long Minh Nam Nguyên Nhân Phát Phong Phúc Quân Thiên Thịnh Tiến Trí Vinh Vỹ',
    ),
  },
]

export const kinhWomen: readonly NameFashion[] = [
  {
    until: 1965,
    middle: weighted([
      ['Thị', 92],
      ['', 4],
      ['Ngọc', 4],
    ]),
    given: plain(
      'Ba Bảy Bông Chín Cúc Đào Gái Hai Hòa Hoa Hường Khá Lài Lan Liên Lợi Lý Mai Mận Năm Nga Nguyệt Nhàn Phấn Sáu Sen Tám Thơm Thu Tư Út Vân Xuân Yến Huệ Kiều Lựu Nhỏ',
    ),
  },
  {
    until: 1985,
    middle: weighted([
      ['Thị', 68],
      ['Thị Thu', 6],
      ['Thị Thanh', 6],
      ['Thị Kim', 5],
      ['Thị Ngọc', 5],
      ['Thị Mỹ', 4],
      ['Kim', 3],
      ['Ngọc', 3],
    ]),
    given: plain(
      'Ánh Bích Cúc Diễm Dung Hà Hạnh Hằng Hiền Hiếu Hoa Hoài Hồng Huệ Hương Huyền Lan Lệ Liên Liễu Linh Loan Mai Nga Nguyệt Nhung Oanh Phương Phượng Tâm Thảo Thủy Thúy Trang Tuyết Vân Vy Xuân Yến',
    ),
  },
  {
    until: 2002,
    middle: weighted([
      ['Thị', 24],
      ['Thị Thanh', 9],
      ['Thị Thu', 8],
      ['Thị Mỹ', 8],
      ['Thị Kim', 7],
      ['Ngọc', 7],
      ['Thùy', 6],
      ['Phương', 6],
      ['Thị Hồng', 5],
      ['Thanh', 5],
    ]),
    given: plain(
      'Anh Châu Chi Diệp Dung Duyên Giang Hà Hân Hạnh Hiền Hương Huyền Lan Linh Loan Ly Mai My Nga Ngân Nguyên Nhi Như Nhung Oanh Quyên Quỳnh Tâm Thảo Thư Thủy Thy Tiên Trâm Trang Trinh Trúc Tú Uyên Vân Vy Yến',
    ),
  },
  {
    until: 2100,
    middle: weighted([
      ['Ngọc', 18],
      ['Bảo', 14],
      ['Khánh', 10],
      ['Gia', 9],
      ['Thảo', 8],
      ['Phương', 8],
      ['Tường', 6],
      ['Thị Ngọc', 5],
      ['Kim', 5],
      ['Minh', 6],
    ]),
    given: plain(
      'An Anh Châu Chi Diệp Hân Hiền Khuê Linh Mai My Ngân Ngọc Nguyên Nhi Như Quyên Quỳnh Thảo Thư Thy Tiên Trâm Trang Trúc Uyên Vy Yến',
    ),
  },
]
