import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { QrCode } from './qr-code.tsx'

test('a QR code is one drawing with a name, its finder patterns in three corners, and no style of its own', () => {
  render(<QrCode text="otpauth://totp/Cradle:clerk?secret=JBSWY3DPEHPK3PXP&issuer=Cradle" title="动态口令的二维码" />)
  const drawing = screen.getByRole('img', { name: '动态口令的二维码' })
  const side = Number(drawing.getAttribute('viewBox')?.split(' ')[2])
  const path = drawing.querySelector('path')?.getAttribute('d') ?? ''
  const corners = [
    [4, 4],
    [side - 5, 4],
    [4, side - 5],
  ]
  for (const [x, y] of corners) expect(path).toContain(`M${x} ${y}h1v1h-1z`)
  expect(path).not.toContain(`M${side - 5} ${side - 6}h1v1h-1zM${side - 5} ${side - 5}h1v1h-1zM`)
  expect(drawing.outerHTML).not.toContain('style')
})
