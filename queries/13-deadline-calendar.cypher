// id           deadline-calendar
// title        期限日历 | Calendar of deadlines
// description  How many tasks of each unit have their last day in each month; the peaks first.
// param        jurisdiction jurisdiction []  only plans of this place
// param        from_year integer []  only plans of this year or later
// param        to_year integer []  only plans of this year or earlier
// columns      jurisdiction year month unit tasks
MATCH (plan:Plan)
OPTIONAL MATCH (plan)-[:JURISDICTION]->(place:Jurisdiction)
WITH plan, place.name AS jurisdiction, plan.year AS year
WHERE ($jurisdiction IS NULL OR jurisdiction = $jurisdiction)
  AND ($from_year IS NULL OR year >= $from_year)
  AND ($to_year IS NULL OR year <= $to_year)
MATCH (plan)<-[:PLAN]-(item:Task)
WHERE NOT EXISTS { (item)<-[:SUBTASK_OF]-() }
MATCH (item)-[:DEADLINES_FROM*0..1]->(:Task)-[:DEADLINE]->(deadline:Deadline)
WHERE deadline.lastDay IS NOT NULL
MATCH (item)-[:DUTIES_FROM*0..1]->(:Task)<-[:CARRIES]-(office:Unit)
MATCH (plan)-[said:NAMES]->(office)
WITH plan, jurisdiction, year, substring(toString(deadline.lastDay), 0, 7) AS month, office, said.name AS unit,
  count(DISTINCT item) AS tasks
RETURN jurisdiction, year, month, unit, tasks
ORDER BY tasks DESC, month, coalesce(jurisdiction, ''), coalesce(year, -9999), plan.id, unit, office.id
