import { describe, expect, test } from 'vitest'
import { checkPassword } from './password-rules.ts'
import { makeReadableSecret } from './readable-secret.ts'

const owner = { username: 'lan.nguyen', displayName: 'Nguyễn Thị Lan', agencyCode: '19789' }

async function judge(password: string, who = owner): Promise<string> {
  try {
    await checkPassword(password, who)
    return 'taken'
  } catch (error) {
    return String((error as { code?: string }).code)
  }
}

describe('a password is taken when it is', () => {
  test.each([
    'con mèo nhà em lười lắm',
    'một câu dễ nhớ để thử',
    'Chiều qua mưa to 3 lần',
    'mười ký tự',
    'xanh-đỏ-tím-vàng-khế',
    'T8#kq!vZ02ph',
    'sáng thứ hai họp giao ban',
    'Quê tôi có con sông xanh biếc',
    'correct horse battery staple',
    'Mot-mat-khau-dai-2026',
    'SoGoc-TapHuan-2026',
    'ngày xửa ngày xưa có cô Tấm',
  ])('%s', async password => expect(await judge(password)).toBe('taken'))

  test('one that the program itself made', async () => {
    for (let i = 0; i < 200; i++) expect(await judge(makeReadableSecret())).toBe('taken')
  })
})

describe('a password is refused because', () => {
  test.each(['chín ký t', '', 'x'.repeat(201)])('its length is wrong (%#)', async password =>
    expect(await judge(password)).toBe('password.weak'),
  )

  test.each([
    // What the world uses.
    ...[
      'password123',
      'Password@123',
      'p@ssw0rd2024',
      'iloveyou2000',
      'dragon1234567',
      '1q2w3e4r5t',
      'trustno1trustno1',
    ],
    // What Vietnam uses, with or without marks, blanks, years.
    ...[
      'matkhau123',
      'Mật khẩu 2026',
      'MẬT-KHẨU-2026!',
      'anhyeuem123',
      'Anh yêu em 1990',
      'emyeuanh@2024',
      '@vietnam1945',
    ],
    ...[
      'matkhaucuatoi',
      'quantri@2025',
      'Quản trị hệ thống',
      'hotich12345',
      'SoGoc@2026',
      'ubndxa2025!',
      'tuphap.hotich',
      'BacHo19051890',
    ],
    // Numbers others know: telephones, identity cards, birthdays.
    ...['0905123456', '048189001234', '12/05/1990 12', '1234567890', '123456789a'],
    // Along the keyboard or the alphabet, over and over.
    ...[
      'qwertyuiop',
      'asdfghjkl;',
      'abcdefghij',
      '0987654321',
      '1qaz2wsx3edc',
      'zxcvbnm,./',
      'qwertyasdf2024',
      'aaaaabbbbb',
    ],
    ...[
      'aaaaaaaaaa',
      'abcabcabcabc',
      'hoanghoangho',
      'lan lan lan lan',
      'hoahoa20262026',
      'ngày xửa ngày xưa',
      '!!!!!!!!!!!!',
      '🐱🐱🐱🐱🐱🐱🐱🐱🐱🐱',
    ],
  ])('everybody thinks of it: %s', async password => expect(await judge(password)).toBe('password.common'))

  test.each([
    'lan.nguyen mùa thu',
    'LANNGUYEN mùa thu',
    'nguyễn thị lan 1990',
    'tôi là Nguyen Thi Lan đây',
    'xã mình 19789 đẹp',
  ])('others know it of the person: %s', async password =>
    expect(await judge(password)).toBe('password.personal'),
  )

  test('little is left without a short name', async () => {
    const short = { username: 'lan', displayName: 'Lan', agencyCode: '46' }
    expect(await judge('lan1234567', short)).toBe('password.personal')
    expect(await judge('lanxyz4646', short)).toBe('password.personal')
    // But a name of three letters is in many words.
    expect(await judge('lang thang ngoài phố', short)).toBe('taken')
  })
})
