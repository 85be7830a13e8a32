// The file of one claim: made to be printed.
document.querySelector('[data-print]')?.addEventListener('click', () => print());
