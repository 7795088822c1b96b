// The tasks of a reference: one, unless a place has several plans of a year, or a plan prints a path twice.
MATCH (task:Task {reference: $reference})
RETURN task.id AS task
ORDER BY task
