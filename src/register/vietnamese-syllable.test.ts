import { describe, expect, test } from 'vitest'
import { drawFamilyName, drawFullName } from '../training/naming.ts'
import { createRandom } from '../training/random.ts'
import { isVietnameseSyllable } from './vietnamese-syllable.ts'

const sound =
  `Nguyễn Quyền Quỳnh Huỳnh Gìn Giêng Giang Giàu Yến Uyên Khuyên Thuở Thủy Thuỷ Hòa Hoà Hoè Xuyến Trượng Nghiêm Đỗ Ý Ái Oanh Ước Úy Khuê
  Khiêm Tuyết Huệ Hạnh Thạch Thúc Bích Đức Hộp Việt Quốc Quý Quí Ngoan Ngoét Uẩn Luân Quân Quắc Khoắng Rơi Tho Thơ Ba Bảy Út Lượm Mỹ Mĩ Lý Lí Huy Phước Lộc
  Nguyen Thi Thuy Loc Duc Ơn Êm Ân Ưng Sương Tửu Khướu Hươu Chuốt Muồi Xoong Rượu`.split(/\s+/)

const slips =
  `Nguyễnn Nguyêx Nguễn Thij Vawn Thanhh Hòaa Hoàá Đứcc Wan Jessica Phuong1 Tràn̉ Bícb Thạchh Ngyên Nguyểñ Hùngg Lêe Trâ2n Mxạ Đừc Lộch Phứơc1`.split(
    /\s+/,
  )

describe('Vietnamese syllables', () => {
  test.each(sound)('%s is one', word => expect(isVietnameseSyllable(word)).toBe(true))
  test.each(slips)('%s is none', word => expect(isVietnameseSyllable(word)).toBe(false))

  test('every name of the practice books of the Kinh is made of them', () => {
    const random = createRandom(7)
    const odd = new Set<string>()
    for (let count = 0; count < 3000; count++) {
      const name = drawFullName(
        random,
        'Kinh',
        drawFamilyName(random, 'Kinh'),
        count % 2 === 0 ? 1 : 2,
        1950 + (count % 70),
      )
      for (const word of name.split(' ')) if (!isVietnameseSyllable(word)) odd.add(word)
    }
    expect([...odd]).toEqual([])
  })
})
