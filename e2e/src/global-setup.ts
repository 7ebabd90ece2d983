import { findChromium } from './chromium.ts'
import { startProduct } from './product.ts'

/** Before all plays: a browser and the running product. What it returns ends the product after the last play. */
export default async function setUp() {
  process.env['CRADLE_E2E_CHROMIUM'] = await findChromium()
  const product = await startProduct()
  process.env['CRADLE_E2E_ORIGIN'] = product.origin
  process.env['CRADLE_E2E_DATABASE'] = product.databaseUrl
  return product.stop
}
