"""What is broken at a station or a thing: said in two taps, out of order until the matter is solved."""
