// The picture of a sheet of tags follows what is chosen in the form [data-tags]; without it, a button shows it.
const form = document.querySelector("form[data-tags]");
const picture = document.getElementById("tags-picture");
const rulers = document.getElementById("calibration");

const follow = () => {
  const chosen = new FormData(form);
  const query = new URLSearchParams();
  for (const name of ["layout", "station", "skip"]) query.set(name, chosen.get(name) || "");
  const address = `${form.dataset.tags}?${query}`;
  if (picture.getAttribute("src") === address) return;
  picture.src = address;
  rulers.href = `${rulers.dataset.address}?${new URLSearchParams({ layout: chosen.get("layout") })}`;
};

if (form && picture && rulers) {
  form.querySelector("[data-look]").hidden = true;
  form.addEventListener("change", follow);
}
