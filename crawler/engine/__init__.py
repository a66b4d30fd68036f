"""A run: what is asked for next and when, by which manners and limits, and how what came back is settled."""
