"""Paint a picture anew: what comes out holds the colours and nothing else. Runs inside the inspection."""

import warnings
from pathlib import Path

from PIL import Image, ImageOps

from .inspection import Refused

MOST_PIXELS = 24_000_000
QUALITY = 82
MAIN, SQUARE = "main.webp", "square.webp"
WHITE = (255, 255, 255)
REDUCIBLE = {"L", "LA", "RGB", "RGBA", "CMYK", "YCbCr"}
# How the camera was held (EXIF 2.3, tag 0x0112), and what sets the picture upright.
ORIENTATION = 0x0112
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def remake_picture(path: Path, kind: str, *, max_edge: int, square: int) -> None:
    """Write `main.webp` (longest edge `max_edge` px) and `square.webp` (`square` px) beside the file.

    Turned as the camera held it, without place, camera, colour profile or anything else that came along.
    """
    # Counted from the header, before anything is unpacked: by the library in steps, then exactly by ourselves.
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        picture = Image.open(path, formats=[kind.upper()])
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Refused("pixels") from error
    with picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise Refused("pixels")
        small = _small(picture, max_edge)
    _write(small, path.with_name(MAIN))
    _write(ImageOps.fit(small, (square, square), Image.Resampling.LANCZOS), path.with_name(SQUARE))


def _small(picture: Image.Image, max_edge: int) -> Image.Image:
    picture.draft("RGB", (max_edge, max_edge))
    picture.load()
    # Coarsely smaller first: every further step makes a copy, and 24 megapixels are 100 MB each time.
    coarse = int(max(picture.size) / (1.5 * max_edge))
    plain = picture.reduce(coarse) if coarse > 1 and picture.mode in REDUCIBLE else picture
    plain = plain.convert("RGBA" if picture.has_transparency_data else "RGB")
    plain.thumbnail((max_edge, max_edge), Image.Resampling.LANCZOS, reducing_gap=2.0)
    turn = TURNS.get(picture.getexif().get(ORIENTATION))
    turned = plain.transpose(turn) if turn is not None else plain
    # A new canvas: nothing that hangs on the old picture comes along.
    canvas = Image.new("RGB", turned.size, WHITE)
    canvas.paste(turned, mask=turned.getchannel("A") if turned.mode == "RGBA" else None)
    return canvas


def _write(picture: Image.Image, path: Path) -> None:
    picture.save(path, "WEBP", quality=QUALITY, method=4)
