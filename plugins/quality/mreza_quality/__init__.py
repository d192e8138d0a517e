"""Quality of services: standards, self-assessment, improvement, certificates, mentoring, peer review."""
