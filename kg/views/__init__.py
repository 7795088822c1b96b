"""What is printed: rows, plans, reports and traces as text."""
