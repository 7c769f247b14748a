"""People who work in the admin: the user model and the roles."""
