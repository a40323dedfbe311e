"""Tables of the past 历史导入: sheets with known columns, read cell by cell, tried before anything is written.

A room says of which columns its sheets are made (`columns`), what a row becomes (a subclass of `rows.Row`) and what is
said of it (`words`); finding the sheets in a file, naming what is wrong at which cell, the template that is given out
and the sealed draft are the same for all.
"""
