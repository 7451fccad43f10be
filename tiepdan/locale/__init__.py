"""The translations: written in ``.po`` files, read from the ``.mo`` files compiled of them."""
