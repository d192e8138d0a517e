"""What `mreza plugin new` writes."""
