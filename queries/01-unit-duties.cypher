// id           unit-duties
// title        单位职责 | What a unit must do
// description  Every task a unit carries, in every plan: its role, the last day, and the name the plan prints.
//              A task that only heads others is not listed; what it says holds for those below it that say nothing
//              of their own. Where a task has several days, the last one counts.
// param        unit unit  an office by any of its names, everywhere; with its place in front, in that place only
// param        jurisdiction jurisdiction []  only plans of this place
// param        from_year integer []  only plans of this year or later
// param        to_year integer []  only plans of this year or earlier
// columns      jurisdiction year path title role last_day mention task
MATCH (plan:Plan)
OPTIONAL MATCH (plan)-[:JURISDICTION]->(place:Jurisdiction)
WITH plan, place.name AS jurisdiction, plan.year AS year
WHERE ($jurisdiction IS NULL OR jurisdiction = $jurisdiction)
  AND ($from_year IS NULL OR year >= $from_year)
  AND ($to_year IS NULL OR year <= $to_year)
MATCH (plan)-[:NAMES]->(office:Unit)
WHERE office.id = $unit OR EXISTS { (office)-[:FUNCTION]->(:Function {id: $unit}) }
MATCH (plan)<-[:PLAN]-(item:Task)
WHERE NOT EXISTS { (item)<-[:SUBTASK_OF]-() }
MATCH (item)-[:DUTIES_FROM*0..1]->(:Task)<-[duty:CARRIES]-(office)
OPTIONAL MATCH (item)-[:DEADLINES_FROM*0..1]->(:Task)-[:DEADLINE]->(deadline:Deadline)
WITH plan, jurisdiction, year, item, duty, max(deadline.lastDay) AS last_day
RETURN jurisdiction, year, item.path AS path, CASE item.title WHEN '' THEN item.name ELSE item.title END AS title,
  duty.role AS role, last_day, duty.mention AS mention, item.reference AS task
ORDER BY coalesce(jurisdiction, ''), coalesce(year, -9999), plan.id, item.order, duty.position
