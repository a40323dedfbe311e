"""The book in the forms of other programs: plain text and rows, nothing is read or written here."""

from linli.engines.ledger.exporting.beancount import beancount
from linli.engines.ledger.exporting.hledger import hledger
from linli.engines.ledger.exporting.vouchers import Voucher, vouchers

__all__ = ["Voucher", "beancount", "hledger", "vouchers"]
