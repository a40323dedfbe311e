"""The bridge 连心桥: what holds for whom goes out once and is understood; what is asked comes back as a report."""
