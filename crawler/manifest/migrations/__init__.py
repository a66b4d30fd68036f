"""Migrations: how a store's database of an earlier version becomes one of this version."""
