"""1+2+N: appointing those who serve, their deputies, and what each agreed to."""
