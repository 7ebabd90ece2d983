import type { HospitalTraits } from '../factories/index.ts'
import { hospitals } from '../seed/hospitals.ts'

const districts = [
  ['130102', '长安', 'changan', 'ca'],
  ['130104', '桥西', 'qiaoxi', 'qx'],
  ['130105', '新华', 'xinhua', 'xh'],
  ['130108', '裕华', 'yuhua', 'yh'],
  ['130109', '藁城', 'gaocheng', 'gc'],
  ['130110', '鹿泉', 'luquan', 'lq'],
  ['130111', '栾城', 'luancheng', 'lc'],
  ['130123', '正定', 'zhengding', 'zd'],
] as const
const names = [
  ['康宁', 'kangning', 'kn'],
  ['仁爱', 'renai', 'ra'],
  ['博爱', 'boai', 'ba'],
  ['安和', 'anhe', 'ah'],
  ['同济', 'tongji', 'tj'],
  ['惠民', 'huimin', 'hm'],
  ['长宁', 'changning', 'cn'],
  ['春晖', 'chunhui', 'ch'],
] as const
const kinds = [
  ['妇产医院', 'fuchanyiyuan', 'fcyy', 2],
  ['妇幼保健院', 'fuyoubaojianyuan', 'fybjy', 3],
  ['人民医院', 'renminyiyuan', 'rmyy', 2],
  ['中医院', 'zhongyiyuan', 'zyy', 2],
  ['社区卫生服务中心', 'shequweishengfuwuzhongxin', 'sqwsfwzx', 1],
] as const

/** The `n`-th hospital of a province: the demonstration city's first, then made-up ones. */
export function hospitalNumber(n: number): HospitalTraits {
  const ofCity = hospitals[n]
  if (ofCity) return ofCity
  const [district, place, placePinyin, placeInitials] = districts[n % districts.length]!
  const [name, pinyin, initials] = names[Math.floor(n / 8) % names.length]!
  const [kind, kindPinyin, kindInitials, level] = kinds[Math.floor(n / 64) % kinds.length]!
  const number = String(n).padStart(5, '0')
  return {
    code: `H${district}${number}`,
    name: `石家庄市${place}${name}${n < 320 ? '' : `第${Math.floor(n / 320)}`}${kind}`,
    pinyin: `shijiazhuangshi${placePinyin}${pinyin}${kindPinyin}`,
    initials: `sjzs${placeInitials}${initials}${kindInitials}`,
    localCode: `1${number}`,
    level,
    regionCode: district,
    wards: level === 1 ? ['计划生育门诊'] : ['产一科', '产二科', '计划生育科'],
  }
}
