"""What is done with the money: overseers, checks, acceptance, pictures, stipends, kits, money from elsewhere."""
