"""The style page: every part of our look on one page, made from the parts themselves; for those who build."""
