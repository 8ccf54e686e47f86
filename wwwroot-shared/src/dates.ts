// Dates as people write them, said back in full: "31/3/2027" or "31 March" becomes "Wednesday 31 March 2027".
const Months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']

addEventListener('input', e => {
  const input = e.target as HTMLInputElement, frame = input.closest?.('[data-date]')
  if (!frame) return
  const text = frame.querySelector<HTMLInputElement>('input[type=text]')!
  if (input.type === 'date' && input.value) { const [y, m, d] = input.value.split('-').map(Number); text.value = `${d}/${m}/${y}`; text.dispatchEvent(new Event('input', { bubbles: true })); return }
  const echo = frame.parentElement?.querySelector('[data-date-echo]')
  if (echo) echo.textContent = words(text.value)
})

addEventListener('click', e => {
  const picker = (e.target as Element).closest('.date-pick')?.querySelector<HTMLInputElement>('input[type=date]')
  picker?.showPicker?.()
})

function words (text: string) {
  const day = readDate(text)
  if (day) return day.toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).replace(',', '')
  return text.trim().length > 5 ? 'Enter a date such as 31/3/2027' : ''
}

/** Day first, as written in the UK; without a year the next such day. */
export function readDate (text: string): Date | null {
  const iso = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$/.exec(text)
  if (iso) return real(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const parts = /^\s*(?:[a-z]+day,?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s/.-]+([a-z]{3,}|\d{1,2})(?:[\s/.,-]+(\d{4}|\d{2}))?\s*$/i.exec(text)
  if (!parts) return null
  const month = /\d/.test(parts[2]!) ? Number(parts[2]) : Months.findIndex(m => m.startsWith(parts[2]!.toLowerCase())) + 1
  if (parts[3]) return real(Number(parts[3]) + (parts[3].length === 2 ? 2000 : 0), month, Number(parts[1]))
  const now = new Date(), soon = real(now.getFullYear(), month, Number(parts[1]))
  return soon && soon < new Date(now.getFullYear(), now.getMonth(), now.getDate()) ? real(now.getFullYear() + 1, month, Number(parts[1])) : soon
}

function real (year: number, month: number, day: number) {
  const date = new Date(year, month - 1, day)
  return month >= 1 && date.getMonth() === month - 1 && date.getDate() === day ? date : null
}
