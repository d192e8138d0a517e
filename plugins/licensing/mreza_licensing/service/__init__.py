"""What can be done with permissions: plain functions over a session, which sees and writes what its viewer may."""
