"""Options and prompts: taking what the clerk says."""
