"""What can be done with internships: plain functions on a session, without GraphQL and without HTTP."""
