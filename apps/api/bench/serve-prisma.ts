import { randomUUIDv7 } from 'node:crypto'
import { plainPrisma } from '@cradle/db/plain-prisma'
import fastify from 'fastify'
import { answerBench } from './servers.ts'

/** Fastify and Prisma as documented, over the same tables: what somebody in a hurry would write. */
const prisma = plainPrisma(process.env['BENCH_OWNER_URL']!, 16)
const app = fastify()
// Prisma answers amounts as bigint, which JSON does not know.
app.setReplySerializer((payload) =>
  JSON.stringify(payload, (_name, value: unknown) => (typeof value === 'bigint' ? Number(value) : value)),
)

const claimOf = async (id: string) => {
  const ofClaim = { where: { claimId: id } }
  const [claim, components, sections, secrets, stays, invoices, lines, filings, decisions] = await Promise.all([
    prisma.claim.findUniqueOrThrow({ where: { id } }),
    prisma.claimComponent.findMany(ofClaim),
    prisma.claimSection.findMany(ofClaim),
    prisma.draftSecret.findMany(ofClaim),
    prisma.stay.findMany(ofClaim),
    prisma.invoice.findMany(ofClaim),
    prisma.invoiceLine.findMany(ofClaim),
    prisma.filing.findMany(ofClaim),
    prisma.decision.findMany(ofClaim),
  ])
  const [person, employer] = await Promise.all([
    prisma.personVersion.findFirstOrThrow({ where: { personId: claim.insuredPersonId, validUntil: null } }),
    prisma.employerVersion.findFirst({ where: { employerId: claim.employerId ?? '', validUntil: null } }),
  ])
  return { ...claim, person, employer, components, sections, secrets, stays, invoices, lines, filings, decisions }
}

app.get('/api/v1/claims/:id', (request) => claimOf((request.params as { id: string }).id))

app.get('/api/v1/claims', async (request) => {
  const items = await prisma.claim.findMany({
    where: { scopeId: String(request.headers['x-scope']), deletedAt: null },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take: 50,
  })
  const ids = [...new Set(items.map(({ insuredPersonId }) => insuredPersonId))]
  const [persons, identifiers] = await Promise.all([
    prisma.personVersion.findMany({ where: { personId: { in: ids }, validUntil: null } }),
    prisma.personIdentifier.findMany({ where: { personId: { in: ids }, kind: 'id-card' } }),
  ])
  return { items, persons, identifiers: identifiers.length }
})

type Body = {
  personId: string
  event: { kind: string; eventOn: string }
  contact: object
  stay: { stays: { kind: string; hospitalCode: string; hospitalName: string }[] }
  charges: {
    totalFen: number
    invoices: {
      number: string
      totalFen: number
      lines: { printedClass: string; filingClass: string; amountFen: number }[]
    }[]
  }
}

app.post('/api/v1/claims', async ({ body, headers }, reply) => {
  const { personId, event, contact, stay, charges } = body as Body
  const id = randomUUIDv7()
  const own = { claimId: id, scopeId: String(headers['x-scope']), agencyId: String(headers['x-agency']) }
  const { claimId: _, ...whose } = own
  const by = String(headers['x-membership'])
  const sections = Object.entries({ event, contact, stay: {}, charges: { totalFen: charges.totalFen } })
  const [invoice] = charges.invoices
  if (!invoice) throw new Error('a claim of the bench has an invoice')
  await prisma.$transaction(async (tx) => {
    await tx.claim.create({
      data: {
        id,
        ...whose,
        employerId: whose.scopeId,
        insuredPersonId: personId,
        begunPeriod: new Date('2026-11-01'),
        kind: event.kind,
        eventOn: new Date(event.eventOn),
        totalFen: charges.totalFen,
        createdBy: by,
        inCharge: by,
      },
    })
    await tx.claimComponent.createMany({
      data: ['medical', 'prenatal', 'allowance'].map((component) => ({ ...own, component })),
    })
    await tx.claimSection.createMany({
      data: sections.map(([section, data]) => ({ ...own, section, version: 1, data, savedBy: by })),
    })
    await tx.stay.createMany({
      data: stay.stays.map(({ kind, hospitalCode }, n) => ({ ...own, n: n + 1, typed: {}, kind, hospitalCode })),
    })
    const { number, totalFen, lines } = invoice
    await tx.invoice.create({ data: { ...own, n: 1, stayN: 1, typed: {}, number, totalFen } })
    await tx.invoiceLine.createMany({
      data: lines.map((line, n) => ({ ...own, invoiceN: 1, n: n + 1, typed: {}, ...line })),
    })
  })
  return reply.code(201).send(await claimOf(id))
})

answerBench(await app.listen({ port: 0, host: '127.0.0.1' }))
