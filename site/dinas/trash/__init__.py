"""What was deleted in the admin can be taken back for 30 days."""
