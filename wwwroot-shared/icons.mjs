// The icons we use, and no others: each is drawn once in a sprite that every page shares.
const names = `
archive arrow-down arrow-left arrow-right arrow-up badge-check bell-off bold book-open building-2 calendar chart-no-axes-column check chevron-down chevron-left
chevron-right chevron-up circle-alert circle-check circle-question-mark clock code columns-3 copy corner-down-right download ellipsis external-link eye eye-off
file-text filter flag gavel git-branch grid-3x3 hand heading history house id-card image info italic key-round landmark layout-grid link list list-ordered lock
log-out mail menu message-square messages-square minus monitor moon move-down move-up paperclip pause pencil pin play plus printer qr-code quote redo-2 refresh-cw
reply scale search settings-2 share-2 shield smartphone split star strikethrough sun table tag ticket trash-2 triangle-alert underline undo-2 upload user users vote
wifi-off activity x`.trim().split(/\s+/)

export function sprite (read) {
  const symbols = names.map(name => {
    const drawing = read(name).replace(/<!--.*?-->/gs, '').match(/<svg[^>]*>(.*)<\/svg>/s)[1].replace(/\s+/g, ' ').trim()
    return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${drawing}</symbol>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>\n`
}
