"""The parts of the demo, in the order in which they build on each other."""
