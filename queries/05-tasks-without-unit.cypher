// id           tasks-without-unit
// title        没有责任单位的任务 | Tasks without a unit
// description  Tasks for which the plan names no unit and no group, neither at the task nor at one above it.
// param        jurisdiction jurisdiction []  only plans of this place
// param        from_year integer []  only plans of this year or later
// param        to_year integer []  only plans of this year or earlier
// columns      jurisdiction year path title task
MATCH (plan:Plan)
OPTIONAL MATCH (plan)-[:JURISDICTION]->(place:Jurisdiction)
WITH plan, place.name AS jurisdiction, plan.year AS year
WHERE ($jurisdiction IS NULL OR jurisdiction = $jurisdiction)
  AND ($from_year IS NULL OR year >= $from_year)
  AND ($to_year IS NULL OR year <= $to_year)
MATCH (plan)<-[:PLAN]-(item:Task)
WHERE NOT EXISTS { (item)<-[:SUBTASK_OF]-() }
  AND NOT EXISTS { (item)-[:DUTIES_FROM*0..1]->()<-[:CARRIES]-() }
RETURN jurisdiction, year, item.path AS path, CASE item.title WHEN '' THEN item.name ELSE item.title END AS title,
  item.reference AS task
ORDER BY coalesce(jurisdiction, ''), coalesce(year, -9999), plan.id, item.order
