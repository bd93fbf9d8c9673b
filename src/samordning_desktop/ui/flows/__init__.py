"""What the window's verbs do: ask, run the op, let the screens hear of it. One file a theme."""
