"""Pictures and documents: the models, the cleaning of uploads, and the picture tag."""
