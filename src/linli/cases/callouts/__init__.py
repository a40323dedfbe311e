"""Call-outs 吹哨: one call, several responders, each with clocks of their own, one joint closing."""
