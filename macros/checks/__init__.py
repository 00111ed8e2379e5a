"""The rules: records, knowledge, links, menu, prose, spelling, secrets, markup."""
