// Who is here now, as the server counts it for everybody in this space at once.
interface Present { count: number, people: Array<{ name: string, initials: string, organisation?: string }> }

export function showPresence ({ count, people }: Present) {
  const button = document.getElementById('presence'), list = document.getElementById('presence-list')
  if (!button) return
  button.hidden = count < 2
  const words = button.querySelector('.presence-words'), avatars = button.querySelector('.avatars')
  if (words) words.textContent = `${count} here now`
  avatars?.replaceChildren(...people.slice(0, 3).map(p => part('span', 'avatar', p.initials, p.name)), ...(count > 3 ? [part('span', 'avatar', `+${count - 3}`)] : []))
  if (list && !list.matches(':popover-open')) list.replaceChildren(...byOrganisation(people))
}

/** Who is on this page, for its docket: nobody is shown to somebody who is there alone. */
export function showHere ({ count, people }: Present) {
  const place = document.getElementById('here')
  if (!place) return
  const faces = people.slice(0, 5).map(p => { const face = part('span', 'avatar', p.initials, p.name); face.role = 'img'; face.ariaLabel = p.name; return face })
  place.replaceChildren(...(count > 1 ? [part('span', 'here-words', 'On this page'), ...faces, ...(count > 5 ? [part('span', 'avatar', `+${count - 5}`)] : [])] : []))
}

function byOrganisation (people: Present['people']) {
  const names = [...new Set(people.map(p => p.organisation ?? ''))].sort((a, b) => a.localeCompare(b, 'en'))
  return names.flatMap(name => {
    const list = document.createElement('ul')
    list.append(...people.filter(p => (p.organisation ?? '') === name).map(p => part('li', 'menu-note', p.name)))
    return [part('p', 'menu-note', name || 'Here now'), list]
  })
}

function part (tag: string, name: string, text: string, title?: string) {
  const e = document.createElement(tag)
  e.className = name; e.textContent = text
  if (title) e.title = title
  return e
}
