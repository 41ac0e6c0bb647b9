"""What leaves the program: formats, what stands in the way, whole-or-nothing writing."""
