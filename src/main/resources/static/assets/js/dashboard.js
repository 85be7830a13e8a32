// The dashboard: another desk is shown as soon as it is chosen; the button stays for those without this module.
const form = document.querySelector('[data-asked]');
form?.querySelector('select')?.addEventListener('change', () => {
  if (form.reportValidity()) form.requestSubmit();
});
