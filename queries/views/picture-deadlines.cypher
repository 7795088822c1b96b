// The deadlines of a plan's tasks, as captioned and where they are printed.
MATCH (:Plan {id: $plan})<-[:PLAN]-(task:Task)-[:DEADLINE]->(deadline:Deadline)
RETURN task.id AS task, deadline.name AS name, deadline.kind AS kind, deadline.lastDay AS last_day,
  deadline.start AS start, deadline.end AS end
ORDER BY task, start, end
