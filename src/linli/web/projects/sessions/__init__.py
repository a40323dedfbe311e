"""Pages of services, their times and bookings."""
