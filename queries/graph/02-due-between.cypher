// Deadlines with their tasks and the units that carry them.
MATCH days = (deadline:Deadline)<-[:DEADLINE]-(task:Task)-[:PLAN]->(plan:Plan)
WHERE $from <= deadline.lastDay <= $to
OPTIONAL MATCH (plan)-[:JURISDICTION]->(place:Jurisdiction)
WITH days, task, plan, deadline, place
WHERE $jurisdiction IS NULL OR place.name = $jurisdiction
OPTIONAL MATCH duties = (task)<-[:CARRIES]-(:Unit)
RETURN days, duties
ORDER BY deadline.lastDay, plan.id, task.order
LIMIT 75
