"""What people said: reports, their photos, and the ways in."""
