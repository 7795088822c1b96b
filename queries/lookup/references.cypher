// The references that begin with $front and a stroke: those of the tasks of a place, or with - of plans that print none.
MATCH (task:Task)
WHERE task.reference STARTS WITH $front + '/'
RETURN DISTINCT task.reference AS reference
ORDER BY reference
