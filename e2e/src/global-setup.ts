import { findChromium, findShell } from './chromium.ts'
import { startProduct } from './product.ts'

/** Before all plays: browsers and the running product. What it returns ends the product after the last play. */
export default async function setUp() {
  const chromium = await findChromium()
  process.env['CRADLE_E2E_CHROMIUM'] = chromium
  process.env['CRADLE_E2E_SHELL'] = findShell(chromium)
  const product = await startProduct()
  process.env['CRADLE_E2E_ORIGIN'] = product.origin
  process.env['CRADLE_E2E_DATABASE'] = product.databaseUrl
  return product.stop
}
