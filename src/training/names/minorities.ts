import { type WeightedTable, weighted } from '../random.ts'

/** How a people names its children, as officers of the Centre and South write it. `ethnicity` is the ministry's spelling. */
export interface PeopleNaming {
  readonly ethnicity: string
  readonly families: readonly string[]
  readonly menMiddle: WeightedTable<string>
  readonly menGiven: readonly string[]
  readonly womenMiddle: WeightedTable<string>
  readonly womenGiven: readonly string[]
}

const words = (text: string): readonly string[] => text.split(' ')

/** Family names of two syllables are written with an underscore in the tables below. */
const families = (text: string): readonly string[] => words(text).map(name => name.replaceAll('_', ' '))

export const minorities: readonly PeopleNaming[] = [
  {
    ethnicity: 'Cơ Tu',
    families: families(
      "A_Lăng A_Rất A_Vô A_Tùng A_Ting Bh'nướch Blúp Bling Bríu Clâu Coor Hôih Pơloong Riah Ta_Ngôl Zơrâm Tơ_Ngôl Ra_Pát",
    ),
    menMiddle: weighted([
      ['', 55],
      ['Văn', 35],
      ['Minh', 10],
    ]),
    menGiven: words(
      'Nhôm Pờ Bhuốc Bình Crâng Đhơ Năng Hạnh Hùng Ngước Nghĩa Pêng Sơn Thiên Thuận Ươn Vân Xuân Tuấn Mức',
    ),
    womenMiddle: weighted([
      ['Thị', 85],
      ['', 15],
    ]),
    womenGiven: words(
      'Bé Blinh Bơn Đào Dua Hạnh Hiền Hơn Lan Mai Nang Nhung Nhơ Pêu Thảo Thủy Tuyết Vân Xơn Yên',
    ),
  },
  {
    ethnicity: 'Chăm',
    families: families('Bá Báo Đàng Đạt Hán Kiều Lộ Lưu Ngụy Phú Quảng Thành Thiên Thổ Thuận Trượng Từ Vạn'),
    menMiddle: weighted([
      ['Văn', 30],
      ['Năng', 15],
      ['Ngọc', 15],
      ['Thanh', 10],
      ['', 30],
    ]),
    menGiven: words(
      'Bảo Chí Đủ Hải Khánh Linh Lừng Muông Nam Ngữ Phương Quý Sanh Sơn Tài Thành Thuyên Toàn Tỷ Vinh',
    ),
    womenMiddle: weighted([
      ['Thị', 75],
      ['Thị Kim', 10],
      ['Nữ', 15],
    ]),
    womenGiven: words(
      'Bơi Châu Dung Hạ Hoa Hương Khuê Lan Liễu Mai Mận Minh Nga Ngọc Phụng Thái Thoa Thu Tuyết Vân',
    ),
  },
  {
    ethnicity: 'Hoa',
    families: families(
      'Trần Lý Lâm Quách Tăng Vương Mã Tạ Lưu Thái Hứa Huỳnh Dương La Ngô Trang Châu Diệp Giang Ôn',
    ),
    menMiddle: weighted([
      ['Chí', 18],
      ['Vĩnh', 14],
      ['Diệu', 8],
      ['Quốc', 14],
      ['Gia', 14],
      ['Tú', 8],
      ['Kiến', 10],
      ['Hán', 6],
    ]),
    menGiven: words(
      'An Bình Cường Đức Hào Hòa Huy Khang Kiệt Lương Minh Nghiệp Phát Quyền Thành Tường Vinh Xương Văn Dân',
    ),
    womenMiddle: weighted([
      ['Mỹ', 26],
      ['Tú', 14],
      ['Bội', 8],
      ['Tuyết', 14],
      ['Lệ', 14],
      ['Ngọc', 14],
      ['Thục', 8],
    ]),
    womenGiven: words(
      'Anh Bình Châu Dung Hà Hoa Hương Lan Liên Linh Mai Mẫn Nghi Phấn Phụng Quyên San Trân Vân Yến',
    ),
  },
  {
    ethnicity: 'Xơ Đăng',
    families: families('A Hồ Đinh'),
    menMiddle: weighted([
      ['', 70],
      ['Văn', 30],
    ]),
    menGiven: words('Bắc Biên Đeo Hiền Kiêm Lâm Nhất Pheo Rin Rôm Thương Tiên Trung Vinh Xuân Yên'),
    womenMiddle: weighted([['Thị', 100]]),
    womenGiven: words('Bông Dép Diệu Hiệp Kiều Lai Lệ Mừng Nhé Phượng Rin Soa Thanh Thia Vanh Xuân'),
  },
]

/** Finds the naming of a people by the ministry's name of it; undefined for the Kinh. */
export function findPeople(ethnicity: string): PeopleNaming | undefined {
  return minorities.find(people => people.ethnicity === ethnicity)
}
