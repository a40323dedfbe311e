"""The closed loop of a matter: reported, judged, handled, answered, judged again."""
