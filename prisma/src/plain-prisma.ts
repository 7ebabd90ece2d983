import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '../generated/prisma/client.ts'

/** Prisma as it is documented, past the one door to the data: what the bench compares the product with. */
export const plainPrisma = (url: string, connections: number): PrismaClient =>
  new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: connections }) })
