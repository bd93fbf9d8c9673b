"""The coordination board: six columns in the paper's order and words."""
