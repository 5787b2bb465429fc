// A photo as it is worth sending on a weak signal: at most 2000 pixels, as JPEG. What this browser cannot
// draw, or what is small already, goes as it is; the server reads every kind.
const LARGE = 1500000; // bytes
const SIDE = 2000; // pixels; a thing is known by less
const QUALITY = 0.86;

export async function small(file, side = SIDE) {
  if (file.size <= LARGE) return file;
  const picture = await drawn(file);
  if (!picture) return file;
  const scale = Math.min(1, side / Math.max(picture.naturalWidth, picture.naturalHeight));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.naturalWidth * scale);
  canvas.height = Math.round(picture.naturalHeight * scale);
  const brush = canvas.getContext("2d");
  if (!brush) return file;
  brush.drawImage(picture, 0, 0, canvas.width, canvas.height); // an <img> is drawn upright, as it is shown
  const made = await new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
  return made && made.size < file.size ? made : file;
}

// The picture in a file, or null if this browser cannot draw it.
export function drawn(file) {
  return new Promise((done) => {
    const picture = new Image();
    const address = URL.createObjectURL(file);
    const finish = (result) => {
      done(result);
      setTimeout(() => URL.revokeObjectURL(address), 1000);
    };
    picture.onload = () => finish(picture);
    picture.onerror = () => finish(null);
    picture.src = address;
  });
}
