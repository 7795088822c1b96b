// id           standing-duties
// title        经常性职责 | Standing duties
// description  What a unit owes again and again (recurring: at least min_count times per period), within a time of
//              being asked (response), or throughout (ongoing).
// param        unit unit []  only this office
// param        jurisdiction jurisdiction []  only plans of this place
// param        from_year integer []  only plans of this year or later
// param        to_year integer []  only plans of this year or earlier
// columns      jurisdiction year unit role kind rule min_count per within working_days path title mention task
MATCH (plan:Plan)
OPTIONAL MATCH (plan)-[:JURISDICTION]->(place:Jurisdiction)
WITH plan, place.name AS jurisdiction, plan.year AS year
WHERE ($jurisdiction IS NULL OR jurisdiction = $jurisdiction)
  AND ($from_year IS NULL OR year >= $from_year)
  AND ($to_year IS NULL OR year <= $to_year)
MATCH (plan)<-[:PLAN]-(item:Task)
WHERE NOT EXISTS { (item)<-[:SUBTASK_OF]-() }
MATCH (item)-[:DEADLINES_FROM*0..1]->(:Task)-[:DEADLINE]->(deadline:Deadline)
WHERE deadline.kind IN ['recurring', 'response', 'ongoing']
MATCH (item)-[:DUTIES_FROM*0..1]->(:Task)<-[duty:CARRIES]-(office:Unit)
WHERE $unit IS NULL OR office.id = $unit OR EXISTS { (office)-[:FUNCTION]->(:Function {id: $unit}) }
RETURN jurisdiction, year, duty.mention AS unit, duty.role AS role, deadline.kind AS kind, deadline.name AS rule,
  deadline.minCount AS min_count, deadline.per AS per, deadline.within AS within,
  deadline.workingDays AS working_days, item.path AS path, CASE item.title WHEN '' THEN item.name ELSE item.title END AS title,
  deadline.mention AS mention, item.reference AS task
ORDER BY coalesce(jurisdiction, ''), coalesce(year, -9999), plan.id, item.order, deadline.start, deadline.id, duty.position
