"""Statistics: figures to choose and compare, the catalogue of data, the planting calendar."""
