"""History taken over 历史导入: ledgers, work orders, forms and chat lists of the time before Linli, kept apart."""
