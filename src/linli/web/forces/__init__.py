"""Those who serve: nominated and appointed, counted, on call, away."""
