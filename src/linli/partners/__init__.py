"""The relations of organisations 共建: who is paired with whom, what each offers, deeds claimed and done, honours."""
