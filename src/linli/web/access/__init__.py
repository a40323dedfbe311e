"""Pages of the door: signing in by the desk's QR or by a code, the second factor, my devices."""
