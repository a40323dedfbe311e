"""A field for an amount: yuan as people write them, whole fen inside."""

from typing import Any

from django import forms
from django.utils.translation import get_language

from linli.engines.money import AmountError, plain, read


class YuanField(forms.CharField):
    """1,234.50 or 1234.5元 becomes 123450; what is no amount is said in the reader's language."""

    def __init__(self, *, negative: bool = False, **options: Any) -> None:
        super().__init__(max_length=30, **options)
        self.negative = negative

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        try:
            return read(text, negative=self.negative)
        except AmountError as wrong:
            raise forms.ValidationError(wrong.english if get_language() == "en" else wrong.chinese) from wrong

    def prepare_value(self, value: Any) -> Any:
        return plain(value) if isinstance(value, int) else value
