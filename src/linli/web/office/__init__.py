"""Pages of the community office: the desk, people, posters, settings, workbooks in and out."""
