"""Work orders of other systems 工单: taken in once, linked to matters, answered once in their own form."""
