// Plans, their tasks and the domains these deal with: a domain without tasks is not there.
MATCH (plan:Plan)
OPTIONAL MATCH (plan)-[:JURISDICTION]->(place:Jurisdiction)
WITH plan, place
WHERE ($jurisdiction IS NULL OR place.name = $jurisdiction)
  AND ($from_year IS NULL OR plan.year >= $from_year)
  AND ($to_year IS NULL OR plan.year <= $to_year)
MATCH fields = (plan)<-[:PLAN]-(task:Task)-[:DOMAIN]->(field:Domain)
WHERE ($domain IS NULL OR field.slug = $domain) AND NOT EXISTS { (task)<-[:SUBTASK_OF]-() }
RETURN fields
ORDER BY plan.id, task.order
LIMIT 100
