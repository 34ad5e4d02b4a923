"""The territorial-economic plan: the study, what it asks for, and what is done about it."""
