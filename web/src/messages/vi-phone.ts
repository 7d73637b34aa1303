/** The sentences of the way to the phone page, in Vietnamese; the page's own are in web/capture. */
export const viPhone = {
  phoneLink: {
    button: 'Chụp bằng điện thoại',
    title: 'Chụp sổ này bằng điện thoại',
    steps:
      'Quét mã bằng máy ảnh của điện thoại, đăng nhập một lần khi có mạng. Sau đó chụp được cả khi mất mạng; ảnh tự gửi về sổ này khi có mạng lại.',
    qrLabel: 'Mã QR mở trang chụp sổ của quyển này',
    address: 'Hoặc gõ địa chỉ này vào điện thoại:',
    copy: 'Chép địa chỉ',
    install: 'Nên thêm trang vào màn hình chính của điện thoại để mở như một ứng dụng.',
    onlyHere:
      'Địa chỉ này chỉ mở được trên chính máy này. Hãy mở Sổ Gốc bằng địa chỉ của máy chủ trong mạng rồi quét mã.',
    noHttps:
      'Địa chỉ chưa có https nên điện thoại không mở được máy ảnh trong trang và không mở trang được khi mất mạng; chỉ chụp được bằng ứng dụng máy ảnh. Hãy báo người quản trị bật https.',
  },
}
