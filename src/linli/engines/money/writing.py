"""An amount in figures, for people and for files."""

from typing import Literal


def plain(fen: int) -> str:
    """For files: always two decimals, no grouping, such as -1234.50."""
    yuan, rest = divmod(abs(fen), 100)
    return f"{'-' if fen < 0 else ''}{yuan}.{rest:02d}"


def written(fen: int, language: Literal["zh", "en"] = "zh") -> str:
    """For people: 1,234.50 元, or ¥1,234.50."""
    yuan, rest = divmod(abs(fen), 100)
    figures, minus = f"{yuan:,}.{rest:02d}", "-" if fen < 0 else ""
    return f"{minus}{figures} 元" if language == "zh" else f"{minus}¥{figures}"
