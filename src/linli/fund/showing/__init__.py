"""What the fund shows to everyone: figures that reconcile, what is due, notices."""
