"""What residents and merchants do together: groups, gatherings, stations, things to borrow, services, work."""
