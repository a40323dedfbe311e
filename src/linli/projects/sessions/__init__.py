"""Services with times: booked by web, phone or paper; kitchen lists, rounds, months told, shares stated."""
