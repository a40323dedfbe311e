"""Pages of the community office: the desk, people, settings, workbooks in and out."""
