"""Pages of the alliance: joining, a helper's own page, needs, hours, certificates, thanks."""
