import { bases } from '../bases.ts'
import type { Rule } from '../rule.ts'

/** Rules about one person’s name. */
export const nameRules = {
  'name.characters': {
    title: { vi: 'Họ tên có chữ số hoặc ký hiệu', en: 'Name with digits or signs' },
    severity: 'warning',
    basis: {
      vi: 'Bộ luật Dân sự 2015, Điều 26',
      en: 'Bộ luật Dân sự 2015, Đ.26',
    },
    overridable: true,
    fix: 'likely',
    vi: 'Họ tên “{value}” có chữ số hoặc ký hiệu',
    en: 'The name “{value}” holds digits or signs',
  },
  'name.script': {
    title: { vi: 'Họ tên không viết bằng chữ La-tinh', en: 'Name not in Latin letters' },
    severity: 'warning',
    basis: {
      vi: 'Thông lệ: bảng tính ghi tên bằng chữ La-tinh',
      en: 'practice: sheets hold names in Latin letters',
    },
    overridable: true,
    vi: 'Họ tên “{value}” có chữ không phải chữ La-tinh',
    en: 'The name “{value}” holds letters that are not Latin',
  },
  'name.note': {
    title: { vi: 'Họ tên kèm ghi chú', en: 'Name with a note' },
    severity: 'warning',
    basis: {
      vi: 'Thông tư 04/2020/TT-BTP, Điều 29: ghi chú thuộc cột ghi chú',
      en: 'Thông tư 04/2020/TT-BTP, Đ.29: notes belong to the column of notes',
    },
    overridable: true,
    fix: 'likely',
    vi: 'Họ tên “{value}” kèm ghi chú; ghi chú phải ghi ở cột Ghi chú',
    en: 'The name “{value}” carries a note, which belongs to the notes',
  },
  'name.abbreviated': {
    title: { vi: 'Họ tên viết tắt', en: 'Name abbreviated' },
    severity: 'warning',
    basis: {
      vi: 'Thông tư 04/2020/TT-BTP, khoản 1 Điều 29: không viết tắt',
      en: 'Thông tư 04/2020/TT-BTP, Đ.29 k1: no abbreviations',
    },
    overridable: true,
    vi: 'Họ tên “{value}” viết tắt',
    en: 'The name “{value}” is abbreviated',
  },
  'name.case': {
    title: { vi: 'Chữ hoa, chữ thường trong họ tên', en: 'Capital and small letters of a name' },
    severity: 'warning',
    basis: {
      vi: 'Thông lệ: tên viết hoa chữ cái đầu hoặc, như trên giấy tờ ngày nay, viết hoa toàn bộ (Thông tư 04/2020/TT-BTP, Điều 31)',
      en: 'practice: names begin with capitals or, as on modern paper, are all capitals (Thông tư 04/2020/TT-BTP, Đ.31)',
    },
    overridable: true,
    fix: 'certain',
    vi: 'Họ tên “{value}” nên ghi “{suggestion}”',
    en: 'The name “{value}” should be written “{suggestion}”',
  },
  'name.run-together': {
    title: { vi: 'Các chữ trong họ tên viết liền nhau', en: 'Words of a name run together' },
    severity: 'warning',
    basis: bases.defects,
    overridable: true,
    fix: 'likely',
    vi: 'Họ tên “{value}” có chữ viết liền; nên ghi “{suggestion}”',
    en: 'The name “{value}” has words run together; write “{suggestion}”',
  },
  'name.repeated-word': {
    title: { vi: 'Họ tên có một chữ ghi hai lần', en: 'Name with a word written twice' },
    severity: 'warning',
    basis: bases.defects,
    overridable: true,
    fix: 'likely',
    vi: 'Họ tên “{value}” ghi chữ “{word}” hai lần',
    en: 'The name “{value}” has the word “{word}” twice',
  },
  'name.syllable': {
    title: { vi: 'Họ tên có chữ không có trong tiếng Việt', en: 'Name with a word that Vietnamese lacks' },
    severity: 'warning',
    basis: {
      vi: 'Bộ luật Dân sự 2015, Điều 26 (theo trí nhớ, chưa đối chiếu văn bản): tên bằng tiếng Việt hoặc tiếng dân tộc khác của Việt Nam',
      en: 'Bộ luật Dân sự 2015, Đ.26 (recalled): names are in Vietnamese or another language of Vietnam',
    },
    overridable: true,
    vi: 'Họ tên “{value}”: “{words}” không phải chữ tiếng Việt (người Kinh, quốc tịch Việt Nam)',
    en: 'The name “{value}”: “{words}” is no Vietnamese syllable (Kinh, Vietnamese national)',
  },
  'name.single-word': {
    title: { vi: 'Họ tên chỉ có một chữ', en: 'Name of a single word' },
    severity: 'warning',
    basis: {
      vi: 'Nghị định 87/2020/NĐ-CP, khoản 4 Điều 2: họ và tên gồm họ, tên và chữ đệm (nếu có)',
      en: 'Nghị định 87/2020/NĐ-CP, Đ.2 k4: a full name is family name, given name, and middle name if any',
    },
    overridable: true,
    vi: 'Họ tên “{value}” chỉ có một chữ (người Kinh, quốc tịch Việt Nam)',
    en: 'The name “{value}” is a single word (Kinh, Vietnamese national)',
  },
  'name.repeated': {
    title: { vi: 'Một họ tên lặp lại ở nhiều dòng', en: 'One name in many rows' },
    severity: 'warning',
    basis: bases.defects,
    overridable: true,
    vi: '{count} dòng cùng ghi “{value}”: có thể do kéo ô hoặc chép nhầm',
    en: '{count} rows say “{value}”: perhaps filled down or copied by mistake',
  },
} as const satisfies Record<string, Rule>
