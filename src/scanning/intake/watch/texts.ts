/** What the watch folder says to people, who see nothing of the program but these folders and files. */
export const receivedFolder = 'Đã nhận'
export const refusedFolder = 'Không nhận được'
/** Written into a folder whose files can't be taken. */
export const noticeName = 'XIN ĐỌC - chưa nhận được.txt'

export const folderNames: readonly string[] = [receivedFolder, refusedFolder]

/** Whether a name is of something the program itself put there; network shares may decompose its letters. */
export function isOurs(name: string): boolean {
  return [...folderNames, noticeName].includes(name.normalize('NFC'))
}

export const notices = {
  agency: (code: string) =>
    `Sổ Gốc chưa có cơ quan nào mang mã "${code}", nên chưa nhận tệp nào trong thư mục này.\nHãy xem lại tên thư mục: phải là mã của cơ quan, ví dụ 10015.\n`,
  name: (name: string) =>
    `Tên thư mục "${name}" không phải là tên của một quyển sổ, nên chưa nhận tệp nào trong đó.\nHãy đổi tên theo mẫu LOẠI.NĂM.QUYỂN, ví dụ KS.1997.01.\n`,
  book: (name: string, code: string) =>
    `Sổ ${name} của cơ quan ${code} chưa có trong danh mục của Sổ Gốc, nên chưa nhận tệp nào trong thư mục này.\nHãy lập sổ này trong Sổ Gốc, hoặc xem lại tên thư mục. Các tệp sẽ tự được nhận khi đã có sổ.\n`,
  several: (name: string, code: string) =>
    `Có nhiều cơ quan từng mang mã ${code} và cùng có sổ ${name}, nên không rõ là sổ nào.\nHãy tải ảnh lên trong trang của sổ.\n`,
  closed: (name: string) =>
    `Sổ ${name} đã đóng nên không nhận thêm trang.\nMuốn thêm trang, hãy đề nghị mở lại sổ trong Sổ Gốc.\n`,
} as const

/** Why a file was not taken; beside the file. */
export function refusalText(message: string): string {
  return `${message}.\n`
}

/** What somebody should look at, although the file was taken. */
export function elsewhereText(title: string): string {
  return `Đã nhận, nhưng tệp này cũng đã có trong sổ ${title}. Hãy xem có quét nhầm sổ không.\n`
}
