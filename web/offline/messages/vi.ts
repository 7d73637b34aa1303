/** The sentences that every installable application says, in Vietnamese; each spreads them into its own catalogue. English mirrors the keys. */
export const vi = {
  product: 'Sổ Gốc',
  back: 'Quay lại',
  close: 'Đóng',
  retry: 'Thử lại',
  signIn: {
    username: 'Tên đăng nhập',
    password: 'Mật khẩu',
    submit: 'Đăng nhập',
    codeTitle: 'Nhập mã xác thực',
    codeHint: 'Mở ứng dụng xác thực, nhập mã 6 chữ số đang hiện; hoặc một mã dự phòng.',
    code: 'Mã xác thực',
    otherAccount: 'Dùng tài khoản khác',
    provider: (name: string) => `Đăng nhập bằng ${name}`,
    offline: 'Lần đầu đăng nhập cần có mạng. Hãy đến nơi có mạng rồi thử lại.',
    unexpected: 'Máy chủ trả lời không đúng. Hãy thử lại sau ít phút.',
    mustFinish:
      'Tài khoản này còn phải đặt mật khẩu hoặc bật xác thực hai bước. Hãy làm việc đó ở trang chính rồi quay lại.',
    mainPage: 'Mở trang chính',
  },
  account: {
    label: 'Tài khoản',
    signOut: 'Đăng xuất',
    really: 'Vẫn đăng xuất',
    again: 'Đăng nhập lại',
  },
}
