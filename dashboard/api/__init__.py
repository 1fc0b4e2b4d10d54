"""The data API: the dashboard's tables for programs, and its changes as feeds."""
