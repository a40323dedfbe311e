"""Policy cards 连心桥: what one is entitled to, in plain words; asked back by residents, kept true by an owner."""
