// Fills in the form of /autour-de-moi with a position of about one kilometre, once the person has pressed the button and agreed.
(() => {
  const form = document.getElementById("autour");
  if (!form || !navigator.geolocation) return;
  const status = form.querySelector("[role=status]");
  const button = form.querySelector("button");
  const rounded = degrees => (Math.round(degrees * 100) / 100).toFixed(2);
  const sent = ({ coords }) => {
    form.elements.latitude.value = rounded(coords.latitude);
    form.elements.longitude.value = rounded(coords.longitude);
    form.submit();
  };
  const failed = () => {
    status.textContent = status.dataset.denied;
    button.disabled = false;
  };
  form.addEventListener("submit", event => {
    event.preventDefault();
    status.textContent = status.dataset.searching;
    button.disabled = true;
    navigator.geolocation.getCurrentPosition(sent, failed, { maximumAge: 600000, timeout: 15000 });
  });
  form.hidden = false;
})();
