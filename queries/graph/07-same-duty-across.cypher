// A task with its counterparts in other places, and the units that carry each.
MATCH (plan:Plan)
OPTIONAL MATCH (plan)-[:JURISDICTION]->(place:Jurisdiction)
WITH plan, place
WHERE ($jurisdiction IS NULL OR place.name = $jurisdiction)
  AND ($from_year IS NULL OR plan.year >= $from_year)
  AND ($to_year IS NULL OR plan.year <= $to_year)
MATCH (plan)<-[:PLAN]-(task:Task)
WHERE ($task IS NULL OR task.id = $task)
  AND ($domain IS NULL OR EXISTS { (task)-[:DOMAIN]->(:Domain {slug: $domain}) })
MATCH matches = (task)-[match:RESEMBLES]->(other:Task)-[:PLAN]->(:Plan)
OPTIONAL MATCH duties = (task)<-[:CARRIES]-(:Unit)
OPTIONAL MATCH others = (other)<-[:CARRIES]-(:Unit)
RETURN matches, duties, others
ORDER BY plan.id, task.order, match.score DESC
LIMIT 60
