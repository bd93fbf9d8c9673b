"""The parts that a consent is registered with: what it covers, the file of a form, and the participant's page."""
