"""The figures in the admin: listing and forms, imports, approval, export."""
