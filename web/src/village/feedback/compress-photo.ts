import type { NewPhoto } from '../store/village-record.js';

/** Pixels of the longer side: enough to read a sign on a wall, a tenth of what the camera takes. */
const longSide = 1600;
const qualities = [0.8, 0.6, 0.45];
/** Bytes; over this the next lower quality is tried. */
const wanted = 400_000;

/**
 * A photo as it is handed in: small, upright, and redrawn, so that nothing the camera wrote into it (place, device) goes with it.
 * @throws where the browser cannot read it as a picture
 */
export async function compressPhoto(file: File, name: string): Promise<NewPhoto> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  try {
    const scale = Math.min(1, longSide / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    let smallest: Blob | null = null;
    for (const quality of qualities) {
      smallest = await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
      if (smallest && smallest.size <= wanted) break;
    }
    if (!smallest) throw new Error('the picture could not be drawn');
    return { name, bytes: await smallest.arrayBuffer() };
  } finally {
    picture.close();
  }
}
