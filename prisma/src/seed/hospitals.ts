import type { HospitalTraits } from '../factories/index.ts'

/** The demonstration's hospitals. Names and codes are made up; the districts are 石家庄's own. */
export const hospitals: HospitalTraits[] = [
  hospital(
    'H13010200001',
    '石家庄市长安妇产医院',
    'shijiazhuangshichanganfuchanyiyuan',
    'sjzscafcyy',
    3,
    '130102',
    '0101',
  ),
  hospital(
    'H13010200002',
    '石家庄市第一妇幼保健院',
    'shijiazhuangshidiyifuyoubaojianyuan',
    'sjzsdyfybjy',
    3,
    '130102',
    '0102',
  ),
  hospital(
    'H13010400001',
    '石家庄市桥西人民医院',
    'shijiazhuangshiqiaoxirenminyiyuan',
    'sjzsqxrmyy',
    2,
    '130104',
    '0201',
  ),
  hospital('H13010400002', '河北仁和妇产医院', 'hebeirenhefuchanyiyuan', 'hbrhfcyy', 2, '130104', '0202'),
  hospital(
    'H13010500001',
    '石家庄市新华中心医院',
    'shijiazhuangshixinhuazhongxinyiyuan',
    'sjzsxhzxyy',
    3,
    '130105',
    '0301',
  ),
  hospital(
    'H13010800001',
    '石家庄市裕华区妇幼保健院',
    'shijiazhuangshiyuhuaqufuyoubaojianyuan',
    'sjzsyhqfybjy',
    2,
    '130108',
    '0401',
  ),
  hospital(
    'H13010800002',
    '裕华区槐底社区卫生服务中心',
    'yuhuaquhuaidishequweishengfuwuzhongxin',
    'yhqhdsqwsfwzx',
    1,
    '130108',
    '0402',
  ),
  hospital(
    'H13010900001',
    '石家庄市藁城人民医院',
    'shijiazhuangshigaochengrenminyiyuan',
    'sjzsgcrmyy',
    2,
    '130109',
    '0501',
  ),
  hospital('H13011000001', '石家庄市鹿泉区医院', 'shijiazhuangshiluquanquyiyuan', 'sjzslqqyy', 2, '130110', '0601'),
  hospital(
    'H13011100001',
    '石家庄市栾城区妇幼保健院',
    'shijiazhuangshiluanchengqufuyoubaojianyuan',
    'sjzslcqfybjy',
    2,
    '130111',
    '0701',
  ),
  hospital('H13012300001', '正定县人民医院', 'zhengdingxianrenminyiyuan', 'zdxrmyy', 2, '130123', '0801'),
  hospital('H13018300001', '晋州市妇幼保健院', 'jinzhoushifuyoubaojianyuan', 'jzsfybjy', 2, '130183', '0901'),
]

function hospital(
  code: string,
  name: string,
  pinyin: string,
  initials: string,
  level: HospitalTraits['level'],
  regionCode: string,
  localCode: string,
): HospitalTraits {
  const wards = level === 1 ? ['计划生育门诊'] : ['产一科', '产二科', '产科特需病区', '计划生育科', '妇科']
  return { code, name, pinyin, initials, level, regionCode, localCode, wards }
}
