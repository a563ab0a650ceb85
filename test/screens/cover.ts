const SIZE = 400;

/** A cover that is drawn, not fetched: a beam of light over a dark sea. */
export async function coverPicture(): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = SIZE;
  canvas.height = SIZE;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  const sky = context.createLinearGradient(0, 0, 0, SIZE);
  sky.addColorStop(0, '#13233f');
  sky.addColorStop(0.6, '#d96f4a');
  sky.addColorStop(0.61, '#0b1526');
  context.fillStyle = sky;
  context.fillRect(0, 0, SIZE, SIZE);
  context.fillStyle = 'rgb(255 240 190 / 0.5)';
  context.beginPath();
  context.moveTo(SIZE * 0.3, SIZE * 0.3);
  context.lineTo(SIZE, SIZE * 0.12);
  context.lineTo(SIZE, SIZE * 0.42);
  context.fill();
  context.fillStyle = '#f6efe2';
  context.fillRect(SIZE * 0.27, SIZE * 0.28, SIZE * 0.06, SIZE * 0.33);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture')))),
  );
}
