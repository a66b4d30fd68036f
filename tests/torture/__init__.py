"""Runs that are killed, cut off from power, out of space and failed by the disk, and what must hold after it.

The short form is part of the suite; ``make torture`` goes through every point.
"""
