// Every chart of the page, one below the other, as one picture: what the browser has drawn, at twice its size.
export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button");
  button.textContent = data.label;
  button.onclick = async () => save(await drawn(), data.file);
}

async function drawn() {
  const scale = 2, gap = 16;
  const parts = [...document.querySelectorAll(".js-plotly-plot")].map((chart) => ({
    box: chart.getBoundingClientRect(), layers: [...chart.querySelectorAll("svg.main-svg")] }));
  const width = Math.max(...parts.map((part) => part.box.width)) + 2 * gap;
  const height = parts.reduce((sum, part) => sum + part.box.height + gap, gap);
  const canvas = document.createElement("canvas");
  canvas.width = width * scale;
  canvas.height = height * scale;
  const pen = canvas.getContext("2d");
  pen.scale(scale, scale);
  pen.fillStyle = "#FFFFFF";
  pen.fillRect(0, 0, width, height);
  let top = gap;
  for (const { box, layers } of parts) {
    for (const layer of layers) {
      const place = layer.getBoundingClientRect();
      const image = await asImage(layer, place);
      pen.drawImage(image, gap + place.left - box.left, top + place.top - box.top, place.width, place.height);
    }
    top += box.height + gap;
  }
  return canvas;
}

async function asImage(layer, place) {
  const copy = layer.cloneNode(true);
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", place.width);
  copy.setAttribute("height", place.height);
  const image = new Image();
  image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(new XMLSerializer().serializeToString(copy));
  await image.decode();
  return image;
}

function save(canvas, file) {
  canvas.toBlob((blob) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = file + ".png";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }, "image/png");
}
