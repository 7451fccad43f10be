"""Names that are what was typed, or begin so; as everywhere, accents matter where typed."""

from collections.abc import Iterable, Sequence

from tiepdan.text import begins, words_in


def alike(names: Iterable[str], typed: Sequence[str]) -> list[str]:
    """The names that are these words, else those that have them, else words that begin so."""
    by_words = {name: words_in(name) for name in names}
    for is_like in (_is_named, _has_words, _has_beginnings):
        if found := [name for name, words in by_words.items() if is_like(words, typed)]:
            return found
    return []


def _is_named(words: Sequence[str], typed: Sequence[str]) -> bool:
    return len(words) == len(typed) and all(map(_is_word, words, typed))


def _has_words(words: Sequence[str], typed: Sequence[str]) -> bool:
    return all(any(_is_word(word, wanted) for word in words) for wanted in typed)


def _has_beginnings(words: Sequence[str], typed: Sequence[str]) -> bool:
    return all(any(begins(word, wanted) for word in words) for wanted in typed)


def _is_word(word: str, typed: str) -> bool:
    return len(word) == len(typed) and begins(word, typed)
