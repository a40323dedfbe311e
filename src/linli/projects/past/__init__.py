"""Past life from a workbook 历史导入: relations of partners, deeds, wishes, gatherings and what groups did."""
