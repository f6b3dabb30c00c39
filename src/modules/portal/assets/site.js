/* Comforts for those whose browser runs scripts; every page does without them. */

/** Buttons that only work with a script are hidden until there is one. */
function reveal(selector, act) {
  for (const button of document.querySelectorAll(selector)) {
    button.hidden = false
    button.addEventListener('click', () => act(button))
  }
}

async function copy(button) {
  const source = document.getElementById(button.dataset.copy)
  if (!source) return
  const before = button.textContent
  try {
    await navigator.clipboard.writeText(source.textContent.trim())
    button.textContent = '已复制'
  } catch {
    button.textContent = '请手动选取复制'
  }
  setTimeout(() => {
    button.textContent = before
  }, 2000)
}

reveal('button[data-print]', () => window.print())
reveal('button[data-copy]', copy)
reveal('button[data-back]', () => window.history.back())
