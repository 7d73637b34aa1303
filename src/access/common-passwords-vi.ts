/**
 * What people here are quick to think of, folded (lower case, no marks, no blanks). A password of one, two or three of these, with whatever
 * digits and signs around them, is refused.
 */
export const quickThoughts: readonly string[] = `
  matkhau matma makhau password passwd pass khongcho khongbiet bimat dangnhap taikhoan matkhaumoi matkhaucuatoi matkhaumanh
  cuatoi cuaminh moi doimatkhau tamthoi macdinh thunghiem xinchao chaoban admin administrator root user test demo guest welcome hello

  anhyeuem emyeuanh yeuem yeuanh yeuemnhieu mainhoem nhoem nhoanh toiyeuem minhyeunhau maiyeu tinhyeu tinhyeucuatoi
  giadinh giadinhtoi hanhphuc conyeu concung meyeu boyeu bome chame chongyeu voyeu vochong emiu anhiu iuem iuanh iloveyou loveyou

  sogoc hotich tuphap tuphaphotich sotuphap phongtuphap sohoa sohotich khaisinh kethon khaitu cancuoc cccd vneid dichvucong motcua
  quantri quantrivien quantrihethong hethong canbo congchuc lanhdao giamdoc chutich thanhtra kiemtoan hotichvien
  nhaplieu nguoinhap quetso nguoiquet kiemtra uyban uybannhandan ubnd ubndxa ubndphuong ubndtinh vanphong coquan nhanuoc

  vietnam toiyeuvietnam yeuvietnam vietnamvodich vodich bacho hochiminh hanoi saigon tphcm danang quangnam haiphong cantho hue
  nhatrang dalat vungtau quangngai binhdinh nghean thanhhoa hatinh dongnai binhduong quangninh

  qwerty qwertyuiop asdf asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx abc abcd abcdef aabbcc
`
  .trim()
  .split(/\s+/)
