"""A tour of the program's main job: the real window, driven as a person would, with a picture of each step."""
