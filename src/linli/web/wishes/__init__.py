"""Pages of wishes: the wall, a wisher's page, a claimer's page, the desk."""
