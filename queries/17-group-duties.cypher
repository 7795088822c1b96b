// id           group-duties
// title        面向一类单位的任务 | Duties of groups
// description  What is laid on an open set of bodies (各街道, 各有关单位): what everyone must do.
// param        jurisdiction jurisdiction []  only plans of this place
// param        from_year integer []  only plans of this year or later
// param        to_year integer []  only plans of this year or earlier
// columns      jurisdiction year group role path title task
MATCH (plan:Plan)
OPTIONAL MATCH (plan)-[:JURISDICTION]->(place:Jurisdiction)
WITH plan, place.name AS jurisdiction, plan.year AS year
WHERE ($jurisdiction IS NULL OR jurisdiction = $jurisdiction)
  AND ($from_year IS NULL OR year >= $from_year)
  AND ($to_year IS NULL OR year <= $to_year)
MATCH (plan)<-[:PLAN]-(item:Task)
WHERE NOT EXISTS { (item)<-[:SUBTASK_OF]-() }
MATCH (item)-[:DUTIES_FROM*0..1]->(:Task)<-[duty:CARRIES]-(office:UnitGroup)
RETURN jurisdiction, year, duty.mention AS group, duty.role AS role, item.path AS path,
  CASE item.title WHEN '' THEN item.name ELSE item.title END AS title, item.reference AS task
ORDER BY coalesce(jurisdiction, ''), coalesce(year, -9999), plan.id, item.order, duty.position
