"""Part of the release that a simulated node carries and never runs."""
