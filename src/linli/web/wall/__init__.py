"""制度上墙: the rules on the wall are the tables that the code runs by."""
