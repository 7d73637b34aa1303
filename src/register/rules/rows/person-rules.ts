import { bases } from '../bases.ts'
import type { Rule } from '../rule.ts'

/** Rules about the persons of a row against each other. */
export const personRules = {
  'parents.missing': {
    title: {
      vi: 'Thiếu họ tên cha, mẹ so với loại khai sinh',
      en: 'Parent’s name missing for this kind of registration',
    },
    severity: 'warning',
    basis: bases.kindOfBirth,
    overridable: true,
    vi: 'Loại khai sinh ghi {value} (đã xác định cả cha lẫn mẹ) nhưng không có họ tên {label}',
    en: 'The kind of birth registration is {value} (both parents known), yet the {labelEn} has no name',
  },
  'parents.unexpected': {
    title: {
      vi: 'Có họ tên cha, mẹ trái với loại khai sinh',
      en: 'Parent’s name against this kind of registration',
    },
    severity: 'warning',
    basis: bases.kindOfBirth,
    overridable: true,
    vi: 'Loại khai sinh ghi {value} (chưa xác định {label}) nhưng lại có họ tên',
    en: 'The kind of birth registration is {value} ({labelEn} unknown), yet a name is given',
  },
  'persons.same-name': {
    title: { vi: 'Hai người trong một trường hợp trùng họ tên', en: 'Two persons of an entry with one name' },
    severity: 'warning',
    basis: {
      vi: 'Thông lệ: những người trong một trường hợp là những người khác nhau',
      en: 'practice: the persons of an entry are different people',
    },
    overridable: true,
    vi: '{label} và {other} cùng tên “{value}”',
    en: '{labelEn} and {otherEn} are both called “{value}”',
  },
  'sex.name': {
    title: { vi: 'Giới tính ít hợp với chữ đệm', en: 'Sex against the middle name' },
    severity: 'warning',
    basis: {
      vi: 'Thông lệ: ở người Kinh, chữ đệm “Thị” là của nữ, “Văn” là của nam, ít ngoại lệ',
      en: 'practice: “Thị” is a woman’s and “Văn” a man’s middle name among the Kinh, with few exceptions',
    },
    overridable: true,
    vi: '“{value}” được ghi giới tính {sex}',
    en: '“{value}” is said to be {sexEn}',
  },
  'sex.exchanged': {
    title: { vi: 'Nam và nữ có vẻ đổi chỗ cho nhau', en: 'Man and woman probably exchanged' },
    severity: 'warning',
    basis: {
      vi: 'Thông lệ: dấu hiệu đổi chỗ là nam mang chữ đệm “Thị”, nữ mang chữ đệm “Văn”',
      en: 'practice: the man is called “Thị” and the woman “Văn”',
    },
    overridable: true,
    vi: '{label} “{value}” và {other} “{otherName}” có vẻ đổi chỗ cho nhau',
    en: '{labelEn} “{value}” and {otherEn} “{otherName}” are probably exchanged',
  },
  'ethnic.parents': {
    title: { vi: 'Dân tộc của con khác cả cha lẫn mẹ', en: 'Ethnic group unlike both parents’' },
    severity: 'info',
    basis: {
      vi: 'Thông lệ: con theo dân tộc của cha hoặc của mẹ',
      en: 'practice: a child takes the father’s or the mother’s',
    },
    overridable: true,
    vi: 'Cha và mẹ cùng là {parents}, con ghi {value}',
    en: 'Both parents are {parents}, the child is said to be {value}',
  },
  'ethnic.foreigner': {
    title: {
      vi: 'Ghi “người nước ngoài” nhưng quốc tịch Việt Nam',
      en: 'Said to be a foreigner with Vietnamese nationality',
    },
    severity: 'warning',
    basis: {
      vi: 'Thông lệ: mã 55 trong danh mục dân tộc là người nước ngoài',
      en: 'practice: code 55 of the list of ethnic groups stands for foreigners',
    },
    overridable: true,
    vi: 'Dân tộc ghi “{value}” nhưng quốc tịch là Việt Nam',
    en: 'The ethnic group is “{value}”, the nationality Vietnamese',
  },
  'family.child': {
    title: { vi: 'Họ của con khác họ cha và họ mẹ', en: 'Child’s family name unlike the parents’' },
    severity: 'info',
    basis: {
      vi: 'Bộ luật Dân sự 2015, Điều 26 (theo trí nhớ, chưa đối chiếu văn bản): con mang họ cha hoặc họ mẹ',
      en: 'Bộ luật Dân sự 2015, Đ.26 (recalled): the father’s or the mother’s family name',
    },
    overridable: true,
    vi: 'Con họ “{value}”, cha mẹ họ “{parents}”',
    en: 'The child’s family name is “{value}”, the parents’ “{parents}”',
  },
  'declarant.name': {
    title: { vi: 'Tên người yêu cầu khác tên cha, mẹ', en: 'Declarant’s name unlike the parent’s' },
    severity: 'warning',
    basis: {
      vi: 'Thông lệ: người yêu cầu được ghi là cha, mẹ hoặc chính người được đăng ký',
      en: 'practice: the declarant is said to be the father, the mother or the person',
    },
    overridable: true,
    fix: 'likely',
    vi: 'Người yêu cầu là {label} nhưng họ tên “{value}” khác “{other}”',
    en: 'The declarant is the {labelEn}, yet the name “{value}” differs from “{other}”',
  },
  'status.no-ground': {
    title: { vi: 'Có tình trạng nhưng không có căn cứ', en: 'Status without a ground' },
    severity: 'info',
    basis: bases.decisions,
    overridable: true,
    vi: '{label} ghi “{value}” nhưng không có ngày ghi chú, căn cứ hay ghi chú nào',
    en: '{labelEn} is “{value}”, yet neither date, ground nor note is given',
  },
  'status.missing': {
    title: { vi: 'Có căn cứ nhưng chưa ghi tình trạng', en: 'Ground without its status' },
    severity: 'info',
    basis: bases.decisions,
    overridable: true,
    vi: 'Có {other} nhưng {label} để trống',
    en: '{otherEn} is given, yet {labelEn} is blank',
  },
} as const satisfies Record<string, Rule>
