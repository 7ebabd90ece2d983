import { claimFormData } from '@cradle/domain/wire'
import { describe, expect, test } from 'vitest'
import { renderPdf } from './render.ts'
import { formNumberOf } from './claim-sheet.ts'
import { reviewForm } from './review-form.ts'
import { shijiazhuang } from './shijiazhuang.ts'
import { givenAccount, givenClaim, givenDraft, givenExtremeClaim } from './testing/claims.ts'
import { measured } from './testing/measured.ts'
import { givenDecided } from './testing/notices.ts'
import { fullFont, readPdf, squeezed, subsetFont } from './testing/pdf.ts'

type Data = Parameters<typeof reviewForm>[0]

const printed = async (data: Data, font: Uint8Array = subsetFont) => readPdf(await renderPdf(reviewForm(data), font))
const wholeTextOf = async (data: Data) => (await printed(data)).map(({ text }) => text).join('')

const labels =
  '单位编号 单位名称 姓名 性别 出生日期 年龄 身份证号 医保卡号 联系电话 联系地址 配偶姓名 配偶证件号 单位或就业情况 准生证号 ' +
  '办理机构 报销类型 生育或手术日期 生产或手术方式 生育次数 胎儿数 孕周 住院类型 医院编码 医院名称 病区 入院日期 出院日期 票据总数 ' +
  '票据号 收款人 户名 证件号码 账号 开户银行 西药甲类 西药乙类 手术 化验 检查 治疗 床位 特检 其他自费 合计（大写） （小写） 医疗费标准 实际发生 医疗费核准金额 ' +
  '产前检查定额 缴费基数 日标准 基础天数 难产天数 多胎天数 延长天数 津贴金额 核准合计（大写） 单位经办人 经办人签字 负责人签字 ' +
  '（单位盖章） 初审 复审 审批 意见 签字 备注'

const ordinary = await wholeTextOf(givenClaim())

describe('the form of an ordinary claim', () => {
  test.each(labels.split(' '))('has its box %s', (label) => {
    expect(ordinary).toContain(label)
  })

  test.each([
    ['title', shijiazhuang['review-form'].title],
    ['form number', '打印编号：SB202611-000123-1-3FA29C01B7D2'],
    ['period', '所属期：2026-11'],
    ['employer', '单位编号13010200123单位名称石家庄华药新材料科技有限公司'],
    ['person', '姓名李雪梅性别女出生日期1990-03-07年龄36周岁'],
    ['ID number in full', '身份证号13010219900307002X'],
    ['card', '医保卡号1301000098765432'],
    ['phone and address', '联系电话13832112345联系地址石家庄市长安区中山东路326号3单元1201室'],
    ['spouse', '配偶姓名王建国配偶证件号130102198811150015单位或就业情况石家庄市公共交通总公司'],
    ['permit', '准生证号13010220260315办理机构长安区卫生健康局'],
    ['type and day', '报销类型19女工生育保险报销生育或手术日期2026-09-18'],
    ['method', '生产或手术方式剖宫产生育次数2胎儿数1孕周39周'],
    ['stay', '1住院H13010200015石家庄市妇产医院产科二病区2026-09-172026-09-22'],
    ['bills', '票据总数1张票据号130601260026896566'],
    ['charges merged by filing class', '西药甲类1,208.25西药乙类—手术—化验—检查—治疗1,312.30床位600.00特检—其他自费—'],
    ['total', '合计（大写）叁仟壹佰贰拾元伍角伍分（小写）3,120.55'],
    ['clerk', '单位经办人：张晓燕'],
    ['what print this is', '第1次申报·内容校验3FA29C01B7D2·第1次打印·2026-11-05打印'],
  ])('prints the %s', (_, text) => {
    expect(ordinary).toContain(text)
  })

  test('stands on one page', async () => {
    expect((await printed(givenClaim())).map(({ text }) => text.slice(-7))).toEqual(['第1页/共1页'])
  })

  test('stands on one page with two stays and long addresses', async () => {
    const { stay, contact } = givenClaim()
    const data = givenClaim({
      stay: { stays: [...(stay.stays ?? []), ...(stay.stays ?? [])] },
      contact: {
        ...contact,
        address: '石家庄市'.padEnd(40, '裕华区槐安东路'),
        permitOffice: '石家庄市'.padEnd(30, '裕强街道'),
      },
    })
    expect(await printed(data)).toHaveLength(1)
  })

  test('leaves what the agency decides empty', async () => {
    const text = await wholeTextOf(givenClaim())
    expect(text).toContain(
      '医疗费标准实际发生医疗费核准金额产前检查定额缴费基数日标准基础天数难产天数多胎天数延长天数津贴金额核准合计（大写）（小写）',
    )
  })

  test('carries no 草稿', () => {
    expect(ordinary).not.toContain('草稿')
  })

  test('is the same before the first filing, under a number that says so', async () => {
    const data = givenClaim({ status: 'draft', filing: null })
    expect(formNumberOf(data)).toBe('SB202611-000123-0-3FA29C01B7D2')
    const text = await wholeTextOf(data)
    expect(text).toContain('尚未申报')
    expect(text).not.toContain('草稿')
  })

  test('strikes out what was not answered', async () => {
    const { contact, person } = givenClaim()
    const text = await wholeTextOf(
      givenClaim({
        person: { ...person, cardNumber: null },
        contact: { phone: contact.phone, address: contact.address, spouseGiven: false },
      }),
    )
    expect(text).toContain('医保卡号—')
    expect(text).toContain('配偶姓名无配偶或不提供配偶证件号—单位或就业情况—申报事由准生证号—办理机构—')
  })

  test('names every operation done at once', async () => {
    const event = {
      ...givenClaim().event,
      claimType: '32',
      delivery: null,
      operations: ['iud-removal', 'iud-insertion'],
    }
    const text = await wholeTextOf(givenClaim({ event }))
    expect(text).toContain('报销类型32职工计划生育手术报销')
    expect(text).toContain('生产或手术方式取出宫内节育器、放置宫内节育器')
  })

  test('has room for a company seal of 40 mm', () => {
    expect(shijiazhuang['review-form'].employerSealHeight).toBeGreaterThan((40 / 25.4) * 72)
  })
})

const account = givenAccount()
const told = givenClaim()

/** Claims that tell what few do: each with what the form then says, and still on one page. */
const particular: Record<string, [Data, string[]]> = {
  'the account that is paid': [
    givenClaim({ payee: account }),
    [
      '收款人参保人本人户名李雪梅证件号码13010219900307002X',
      '账号6217000000000000004银行卡开户银行中国建设银行石家庄长安支行105121000012',
    ],
  ],
  'an heir': [
    givenClaim({
      payee: { ...account, payee: 'heir', heirRelation: 'spouse' },
      event: { ...told.event, motherDiedOn: '2026-09-20' },
    }),
    ['收款人继承人（配偶）', '其他情况产妇2026-09-20死亡'],
  ],
  'a wife as patient': [
    givenClaim({
      person: { ...told.person, name: '王建国', sex: 'male' },
      event: { ...told.event, patient: 'spouse' },
      contact: {
        ...told.contact,
        spouseCoverage: 'resident',
        unemploymentProof: 'declaration',
        residentPaid: true,
        residentPaidFen: 120_000,
      },
      payee: account,
    }),
    ['未就业证明未就业承诺书', '就医人参保人的未就业配偶参保情况参加城乡居民医疗保险居民医保已支付1,200.00元'],
  ],
  'a termination': [
    givenClaim({
      event: {
        kind: 'termination',
        claimType: '19',
        eventOn: '2026-09-18',
        termination: 'labour-induction',
        gestationWeeks: 18,
        complication: '产后出血',
      },
    }),
    ['终止妊娠日期2026-09-18', '终止妊娠方式引产', '孕周18周', '其他情况并发症：产后出血'],
  ],
  'prenatal care': [
    givenClaim({ event: { kind: 'prenatal', claimType: '19', eventOn: '2026-09-18', dueOn: '2026-12-20' } }),
    ['末次检查日期2026-09-18', '预产期2026-12-20'],
  ],
  'a stay settled at the hospital': [
    givenClaim({
      stay: {
        stays: [
          {
            ...told.stay.stays![0],
            emergency: true,
            settledDirectly: true,
            settlementNumber: 'JS202609220001234',
            settledOn: '2026-09-22',
            fundPaidFen: 412_355,
          },
        ],
      },
      charges: {},
      totalFen: null,
      payee: account,
    }),
    ['住院（急诊）', '结算直接结算住院1结算单号JS202609220001234结算日期2026-09-22基金支付4,123.55'],
  ],
  'a hospital elsewhere': [
    givenClaim({
      stay: {
        stays: [
          {
            ...told.stay.stays![0],
            unlisted: true,
            hospitalName: '北京妇产医院',
            hospitalPlace: '北京市朝阳区',
            hospitalLevel: '02',
          },
        ],
      },
    }),
    ['北京妇产医院（北京市朝阳区，三级甲等）'],
  ],
}

describe('the form of a claim that tells more', () => {
  test.each(Object.entries(particular))('prints %s', async (_, [data, texts]) => {
    const text = await wholeTextOf(data)
    for (const told of texts) expect(text).toContain(told)
  })

  test.each(Object.entries(particular))('stands on one page with %s', async (_, [data]) => {
    expect(await printed(data)).toHaveLength(1)
  })
})

/** Where the agency signs and seals, between its rules, in points. */
async function roomToSeal(data: Data) {
  const [page] = await measured(await renderPdf(reviewForm(data), subsetFont))
  const across = page!.rules.filter(({ x0, x1, y0, y1 }) => x1 - x0 > 400 && y1 - y0 < 1).map(({ y0 }) => y0)
  // 备注 lies below, the names of the stages above.
  const [, bottom = 0, top = 0] = [...new Set(across)].toSorted((one, other) => one - other)
  const lowest = Math.min(...page!.inks.filter(({ y0 }) => y0 > MARGIN).map(({ y0 }) => y0))
  return { room: top - bottom - NAMES, left: lowest - MARGIN }
}
const NAMES = 17
const MARGIN = 32

describe('the boxes of the agency', () => {
  const sealed = (42 / 25.4) * 72
  const decided = givenDecided()

  test.each([
    ['an ordinary claim', givenClaim()],
    ['one decided, with its account', { ...decided, payee: account }],
    ['a draft', givenDraft()],
    ['prenatal care', particular['prenatal care']![0]],
  ])('hold a seal of 42 mm on the form of %s', async (_, data) => {
    expect((await roomToSeal(data)).room).toBeGreaterThan(sealed)
  })

  test.each(Object.entries(particular))('take what the page leaves of %s', async (_, [data]) => {
    const { room, left } = await roomToSeal(data)
    const { most } = shijiazhuang['review-form'].reviewHeights
    expect(Math.min(left, most - room)).toBeLessThan(8)
  })
})

describe('the form of a draft', () => {
  test('carries 草稿 across the page and says why', async () => {
    const [page] = await printed(givenDraft())
    expect(page?.placed.find(({ text }) => text === '草稿')).toMatchObject({ level: false })
    expect(page?.text).toContain('草稿，内容不完整，不能用于申报·尚未申报')
  })

  test('has every box, those unanswered left open', async () => {
    const text = await wholeTextOf(givenDraft())
    for (const label of labels.split(' ')) expect(text).toContain(label)
    expect(text).not.toContain('—')
    expect(text).toContain('姓名李雪梅性别女出生日期1990-03-07')
  })

  test('prints half-typed answers as they were typed', async () => {
    const event = { eventOn: '2026-9', gestationWeeks: '三十九' }
    const charges = { totalFen: '3120.5元左右', invoices: [{ number: '00268', lines: [{ amountFen: '12.' }] }] }
    const text = await wholeTextOf({ ...givenDraft(), event, charges })
    expect(text).toContain('生育或手术日期2026-9')
    expect(text).toContain('孕周三十九周')
    expect(text).toContain('票据号00268')
    expect(text).toContain('（小写）3120.5元左右')
  })
})

describe('the form of an extreme claim', () => {
  const data = givenExtremeClaim()

  test('loses nothing', async () => {
    const text = await wholeTextOf(data)
    const said = [
      data.employer?.name,
      data.person.name,
      ...Object.values(data.contact).filter(
        (value) => typeof value === 'string' && value !== data.contact.spouseIdNumber,
      ),
      ...(data.stay.stays ?? []).flatMap((stay) => [stay.hospitalCode, stay.hospitalName, stay.ward]),
      ...(data.charges.invoices ?? []).map((invoice) => `${invoice.code}${invoice.number}`),
      '999,999,999.99',
      '玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分',
      '其他（未归类）0.00',
      '第3次申报',
      '第12次打印',
    ]
    for (const one of said) expect(text).toContain(squeezed(String(one)))
  })

  test('counts its pages, and each names the form and the person', async () => {
    const pages = await printed(data)
    expect(pages).toHaveLength(3)
    pages.forEach(({ text }, index) => expect(text).toContain(`第${index + 1}页/共3页`))
    for (const { text } of pages.slice(1)) {
      expect(text).toContain(`${shijiazhuang['review-form'].title}SB202611-000123-3-3FA29C01B7D2${data.person.name}`)
    }
  })

  test('repeats the head of the stays and tears no row', async () => {
    const pages = await printed(data)
    const [first, second] = pages
    expect(first?.text).toContain('住院类型医院编码医院名称')
    expect(second?.text).toContain('住院类型医院编码医院名称')
    const rows = (data.stay.stays ?? []).map((stay) =>
      squeezed(`住院${stay.hospitalCode}${stay.hospitalName}${stay.ward}`),
    )
    for (const row of rows) expect(pages.filter(({ text }) => text.includes(row))).toHaveLength(1)
  })

  test('keeps to its margins', async () => {
    for (const { placed } of await printed(data)) {
      for (const { x, y, width } of placed) {
        expect(x).toBeGreaterThanOrEqual(39.9)
        expect(x + width).toBeLessThanOrEqual(595.28 - 39.9)
        expect(y).toBeGreaterThan(10)
      }
    }
  })

  test('breaks a word too long for its box', async () => {
    const address = 'ABCDEFGHIJ'.repeat(10)
    const [page] = await printed(givenClaim({ contact: { ...givenClaim().contact, address } }))
    expect(page?.text).toContain(address)
    expect(Math.max(...(page?.placed ?? []).map(({ x, width }) => x + width))).toBeLessThanOrEqual(595.28 - 39.9)
  })
})

test.each([givenClaim(), givenDraft(), givenExtremeClaim()])('claim %# is one that the API may send', (data) => {
  expect(claimFormData.parse(data)).toEqual(data)
})

test('a form printed in the full font says the same', async () => {
  const name = '龑㐂'
  const [page] = await printed(givenClaim({ person: { ...givenClaim().person, name } }), fullFont)
  expect(page?.text).toContain(`姓名${name}`)
})

test('an ordinary form is small', async () => {
  expect((await renderPdf(reviewForm(givenClaim()), subsetFont)).byteLength).toBeLessThan(80_000)
})
