// id           tasks-without-deadline
// title        没有期限的任务 | Tasks without a deadline
// description  Tasks for which the plan sets no deadline, neither at the task nor at one above it (deadline: none),
//              and tasks that are only to go on (deadline: ongoing).
// param        jurisdiction jurisdiction []  only plans of this place
// param        from_year integer []  only plans of this year or later
// param        to_year integer []  only plans of this year or earlier
// columns      jurisdiction year deadline path title task
MATCH (plan:Plan)
OPTIONAL MATCH (plan)-[:JURISDICTION]->(place:Jurisdiction)
WITH plan, place.name AS jurisdiction, plan.year AS year
WHERE ($jurisdiction IS NULL OR jurisdiction = $jurisdiction)
  AND ($from_year IS NULL OR year >= $from_year)
  AND ($to_year IS NULL OR year <= $to_year)
MATCH (plan)<-[:PLAN]-(item:Task)
WHERE NOT EXISTS { (item)<-[:SUBTASK_OF]-() }
WITH plan, jurisdiction, year, item,
  COLLECT { MATCH (item)-[:DEADLINES_FROM*0..1]->()-[:DEADLINE]->(deadline) RETURN deadline.kind } AS kinds
WHERE all(kind IN kinds WHERE kind = 'ongoing')
RETURN jurisdiction, year, CASE size(kinds) WHEN 0 THEN 'none' ELSE 'ongoing' END AS deadline,
  item.path AS path, CASE item.title WHEN '' THEN item.name ELSE item.title END AS title, item.reference AS task
ORDER BY coalesce(jurisdiction, ''), coalesce(year, -9999), plan.id, item.order
