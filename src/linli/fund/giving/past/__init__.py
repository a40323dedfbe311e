"""Past gifts and statements of sales 历史导入: a workbook is tried before it is loaded; each row keeps its origin."""
