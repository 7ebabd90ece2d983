import { describe, expect, test } from 'vitest'
import { givenKeeper, givenUnit, uploadLetter } from '#api/testing/given-access.ts'
import { givenEmployer } from '#api/testing/given-people.ts'
import { givenProduct } from '#api/testing/given-product.ts'

const product = await givenProduct()
const agencyAdmin = await givenKeeper(product, 'agency-admin')
const PDF = Buffer.from('%PDF-1.7 a stamped letter')
const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('a picture')])
const JPEG = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.from('a photograph')])

describe('the letter of a unit', () => {
  test('is there once it was uploaded, and not before', async () => {
    const { admin } = await givenEmployer(product)
    const missing = await admin.get('/unit/commitment-letter')
    expect(missing.json()).toMatchObject({ status: 404, title: '单位还没有上传承诺书' })
    expect((await uploadLetter(admin, PDF)).json()).toMatchObject({
      mediaType: 'application/pdf',
      bytes: PDF.length,
      uploadedBy: admin.name,
    })
    const file = await admin.get('/unit/commitment-letter/file')
    expect(file.headers).toMatchObject({ 'content-type': 'application/pdf', 'content-disposition': 'attachment' })
    expect(file.rawPayload).toEqual(PDF)
  })

  test.each([
    ['application/pdf', PDF],
    ['image/png', PNG],
    ['image/jpeg', JPEG],
  ])('is recognised by its content: %s', async (mediaType, content) => {
    const { admin } = await givenEmployer(product)
    expect((await uploadLetter(admin, content)).json()).toMatchObject({ mediaType })
  })

  test.each([
    ['a page', Buffer.from('<html><script>alert(1)</script>')],
    ['nothing', Buffer.alloc(0)],
    ['a program', Buffer.from('4d5a9000', 'hex')],
  ])('is not taken where it is %s, whatever it is called', async (_what, content) => {
    const { admin } = await givenEmployer(product)
    expect((await uploadLetter(admin, content)).json()).toMatchObject({ status: 415, title: '只接受 PDF 或图片文件' })
    expect((await admin.get('/unit/commitment-letter')).statusCode).toBe(404)
  })

  test('of more than five megabytes is refused', async () => {
    const { admin } = await givenEmployer(product)
    const large = Buffer.concat([PDF, Buffer.alloc(5 * 1024 * 1024)])
    expect((await uploadLetter(admin, large)).json()).toMatchObject({ status: 413, title: '提交的内容过大' })
  })

  test('that is no file is refused', async () => {
    const { admin } = await givenEmployer(product)
    const asJson = await admin.put('/unit/commitment-letter', { file: 'x' })
    expect(asJson.json()).toMatchObject({ status: 415 })
    const broken = await admin.put('/unit/commitment-letter', 'nothing', {
      'content-type': 'multipart/form-data; boundary=x',
    })
    expect(broken.json()).toMatchObject({ status: 400, title: '请求格式不正确' })
  })

  test('stays beside a newer one, which counts', async () => {
    const { admin, employer } = await givenUnit(product)
    await uploadLetter(admin, PNG)
    expect((await admin.get('/unit/commitment-letter')).json()).toMatchObject({ mediaType: 'image/png' })
    const rows = await product.rows('select from commitment_letter where employer_id = $1', [employer.id])
    expect(rows).toHaveLength(2)
  })

  test('is read by the agency, and by no other unit', async () => {
    const [one, other] = [await givenUnit(product), await givenEmployer(product)]
    const file = await agencyAdmin.get(`/unit-accounts/${one.admin.session.me.account.id}/commitment-letter`)
    expect(file.rawPayload).toEqual(PDF)
    expect((await other.admin.get('/unit/commitment-letter/file')).statusCode).toBe(404)
  })
})
