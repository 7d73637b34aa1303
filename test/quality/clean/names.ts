import { drawFamilyName, drawFullName, type Sex } from '../../../src/training/naming.ts'
import { type Random, weighted } from '../../../src/training/random.ts'

/** Names of one people as officers write them: whole patterns, `{m}` a middle name or nothing, `{g}` a given name, `{f}` a family or clan. */
interface Naming {
  readonly families: readonly string[]
  readonly men: readonly string[]
  readonly women: readonly string[]
  readonly menGiven: readonly string[]
  readonly womenGiven: readonly string[]
}

const words = (text: string): readonly string[] => text.split(' ').map(word => word.replaceAll('_', ' '))

/** Peoples that the training names lack. Among the Ê Đê `Y` is a man's particle, among the Ba Na and Xơ Đăng a woman's. */
const peoples: Readonly<Record<string, Naming>> = {
  'Ê Đê': {
    families: words('Niê Êban Mlô Ayun Kbuôr Hđơk Bkrông Niê_Kdăm Buôn_Yă Byă'),
    men: ['Y {g} {f}'],
    women: ["H'{g} {f}", 'H’{g} {f}', "H' {g} {f}", 'H {g} {f}'],
    menGiven: words('Moan Blô Thông Krông Bhiu Tlam Siên Wơt Khuê Jut Phôn'),
    womenGiven: words('Hen Lan Nhan Ngọc Mi Bliăk Yâo Lua Dim Juel'),
  },
  'Gia Rai': {
    families: words('Ksor Siu Rơ_Châm Rmah Kpă Nay Rahlan Puih Rơ_Lan'),
    men: ['{f} {g}', '{f} Y {g}'],
    women: ["{f} H'{g}", '{f} H’{g}', '{f} {g}'],
    menGiven: words('Phước Hlơi Hăk Bluh Thưng Jưm Tih Krung Nghĩa'),
    womenGiven: words('Nhan Blip Đum Yưn Lil Mơr Phyan Thủy'),
  },
  'Ba Na': {
    families: words('A Đinh'),
    men: ['A {g}', 'Đinh {g}'],
    women: ['Y {g}', 'Đinh Thị {g}', 'Y Thị {g}'],
    menGiven: words('Thút Byưk Hơn Jar Pơn Lưh Xem Khưng'),
    womenGiven: words('Byên Hnhut Mơ Thoai Lyơ Blưi Nhưn'),
  },
  'Khơ Me': {
    families: words('Thạch Sơn Kim Lâm Danh Kiên Châu Lý Trà'),
    men: ['{f} {g}', '{f} Sa {g}', '{f} Văn {g}'],
    women: ['{f} Thị {g}', '{f} Thị Sa {g}', '{f} {g}'],
    menGiven: words('Ráth Ươl Út Sóc_Kha Phol Khêm Rết Đa_Ra'),
    womenGiven: words('Rươne Sô_Phia Huôl Ny Đa Phương Chanh_Đa'),
  },
  Mông: {
    families: words('Giàng Sùng Vàng Lý Thào Mùa Hạng Cứ Lầu'),
    men: ['{f} A {g}', '{f} Mí {g}', '{f} Seo {g}'],
    women: ['{f} Thị {g}'],
    menGiven: words('Páo Tủa Lử Chứ Sính Dơ Vừ Phừ'),
    womenGiven: words('Mỷ Dợ Máy Súa Ly Chá Pà Dế'),
  },
  Thái: {
    families: words('Lò Cà Quàng Vì Lường Hoàng Bạc Tòng'),
    men: ['{f} Văn {g}'],
    women: ['{f} Thị {g}'],
    menGiven: words('Pánh Inh Hặc Thoong Phanh Xôm Ún'),
    womenGiven: words('Pâng Ín Hặc Lả Thoa Xuân'),
  },
  Nùng: {
    families: words('Nông Hoàng Lương Vi Lục Mông'),
    men: ['{f} Văn {g}', '{f} {g}'],
    women: ['{f} Thị {g}'],
    menGiven: words('Slính Páo Thắng Ích Toàn'),
    womenGiven: words('Slao Mùi Lả Xuân Bưởi'),
  },
  RaGlay: {
    families: words('Pi_Năng Chamaléa Katơr Cha_Ma_Léa Mấu Bo_Bo'),
    men: ['{f} {g}', '{f} Văn {g}'],
    women: ['{f} Thị {g}'],
    menGiven: words('Tắc Xương Thạch Hên Biên Y'),
    womenGiven: words('Huyền Bích Lý Mái Nho'),
  },
  'Cơ Ho': {
    families: words('K’ Cil Lơ_Mu Bon_Niêng'),
    men: ["K'{g}", 'K’{g}', 'Cil Ha {g}', 'Lơ Mu Ha {g}'],
    women: ['Ka {g}', 'Cil K’{g}', 'Bon Niêng Ka {g}'],
    menGiven: words('Brôi Tám Brèo Lăng Síp Sem'),
    womenGiven: words('Hiền Thủy Jơi Luyến Nhím'),
  },
  Xtiêng: {
    families: words('Điểu Thị'),
    men: ['Điểu {g}', "Điểu K'{g}"],
    women: ['Thị {g}', 'Điểu Thị {g}'],
    menGiven: words('Ong Lên Ré Hích Minh'),
    womenGiven: words('Vân Bé Khiêu Brôm'),
  },
  Hrê: {
    families: words('Phạm Đinh'),
    men: ['{f} Văn {g}', '{f} {g}'],
    women: ['{f} Thị {g}'],
    menGiven: words('Rế Tría Đông Xớ Ôn'),
    womenGiven: words('Rim Nghiếu Đớ Pố'),
  },
  'Bru Vân Kiều': {
    families: words('Hồ'),
    men: ['Hồ {g}', 'Hồ Văn {g}', 'Pả {g}'],
    women: ['Hồ Thị {g}', 'Căn {g}'],
    menGiven: words('Thuông Pả_Hôm Lơi Xơn Miên'),
    womenGiven: words('Thơm Pơm Con Nuôn'),
  },
}

/** Long names of old families and of today. */
const longNames: Readonly<Record<Sex, readonly string[]>> = {
  1: ['Nguyễn Phúc Bảo Quốc', 'Trần Lê Nguyễn Hoàng Bảo Khang', 'Vĩnh Phú', 'Tôn Thất Viễn Bào'],
  2: [
    'Nguyễn Phúc Tôn Nữ Bảo Ngọc',
    'Công Tằng Tôn Nữ Lan Hương',
    'Tôn Nữ Thị Ninh',
    'Lê Nguyễn Hoàng Bảo Ngân',
  ],
}

export interface DrawnName {
  readonly name: string
  /** What the children take. */
  readonly family: string
}

/** A family name; two of five Kinh are Nguyễn. */
export function drawFamily(random: Random, ethnicity: string): string {
  const own = peoples[ethnicity]
  if (own !== undefined) return random.pick(own.families)
  return ethnicity === 'Kinh' && random.chance(0.15) ? 'Nguyễn' : drawFamilyName(random, ethnicity)
}

/** A whole name in the way of the people and, for the Kinh, in the fashion of the year of birth. */
export function drawName(
  random: Random,
  ethnicity: string,
  family: string,
  sex: Sex,
  birthYear: number,
): string {
  const own = peoples[ethnicity]
  if (own === undefined) {
    if (ethnicity === 'Kinh' && random.chance(0.01)) return random.pick(longNames[sex])
    if (ethnicity === 'Kinh' && sex === 2 && birthYear > 1985 && random.chance(0.01))
      return `${family} Thị ${random.pick(['Ly Ly', 'Na Na', 'Vy Vy', 'My My'])}`
    return drawFullName(random, ethnicity, family, sex, birthYear)
  }
  const pattern = random.pick(sex === 1 ? own.men : own.women)
  const given = random.pick(sex === 1 ? own.menGiven : own.womenGiven)
  return pattern.replace('{f}', family).replace('{g}', given)
}

/** Where a book was kept: who lives there. */
export const regions = {
  plain: weighted([
    ['Kinh', 97],
    ['Hoa', 3],
  ]),
  mekong: weighted([
    ['Kinh', 70],
    ['Khơ Me', 25],
    ['Hoa', 5],
  ]),
  highland: weighted([
    ['Kinh', 34],
    ['Ê Đê', 26],
    ['Gia Rai', 18],
    ['Ba Na', 8],
    ['Cơ Ho', 6],
    ['Xtiêng', 4],
    ['Xơ Đăng', 4],
  ]),
  north: weighted([
    ['Kinh', 45],
    ['Mông', 20],
    ['Thái', 20],
    ['Nùng', 15],
  ]),
  coast: weighted([
    ['Kinh', 72],
    ['Chăm', 18],
    ['RaGlay', 8],
    ['Hoa', 2],
  ]),
  ridge: weighted([
    ['Kinh', 40],
    ['Cơ Tu', 30],
    ['Hrê', 10],
    ['Bru Vân Kiều', 15],
    ['Xơ Đăng', 5],
  ]),
} as const

export type Region = keyof typeof regions

/** People from abroad, as their passports have it. */
export const foreigners: readonly {
  readonly name: string
  readonly sex: Sex
  readonly nationality: string
  readonly passport: string
}[] = [
  { name: 'SMITH JOHN PAUL', sex: 1, nationality: 'Hoa Kỳ (American)', passport: '546123987' },
  { name: "O'CONNOR Mary-Jane", sex: 2, nationality: 'Ai len (Irish)', passport: 'PC1234567' },
  { name: 'KIM MIN JUN', sex: 1, nationality: 'Hàn Quốc (South Korean)', passport: 'M12345678' },
  { name: 'CHEN WEI-MING', sex: 1, nationality: 'Trung Quốc (Đài Loan)', passport: '301234567' },
  { name: 'DUPONT François', sex: 1, nationality: 'Pháp (French)', passport: '14AB12345' },
  { name: 'WANG FANG', sex: 2, nationality: 'Trung Quốc', passport: 'G12345678' },
  { name: 'SOMPHONE Vongsa', sex: 1, nationality: 'Lào (Laotian)', passport: 'P1234567' },
]
