"""The bottom layer: what every app stands on. It imports no other app of ours."""
