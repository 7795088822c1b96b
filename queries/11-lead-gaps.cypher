// id           lead-gaps
// title        牵头单位不明的任务 | Tasks without one lead
// description  Tasks of two or more units of which none is said to lead (gap: none), and tasks with more than one lead
//              (gap: several), with their units as printed.
// param        jurisdiction jurisdiction []  only plans of this place
// param        from_year integer []  only plans of this year or later
// param        to_year integer []  only plans of this year or earlier
// columns      jurisdiction year gap path title units task
MATCH (plan:Plan)
OPTIONAL MATCH (plan)-[:JURISDICTION]->(place:Jurisdiction)
WITH plan, place.name AS jurisdiction, plan.year AS year
WHERE ($jurisdiction IS NULL OR jurisdiction = $jurisdiction)
  AND ($from_year IS NULL OR year >= $from_year)
  AND ($to_year IS NULL OR year <= $to_year)
MATCH (plan)<-[:PLAN]-(item:Task)
WHERE NOT EXISTS { (item)<-[:SUBTASK_OF]-() }
CALL (item) {
  MATCH (item)-[:DUTIES_FROM*0..1]->(:Task)<-[duty:CARRIES]-(office:Unit)
  WITH duty, office ORDER BY duty.position
  RETURN collect(duty.mention + '（' + duty.role + '）') AS said, count(DISTINCT office) AS offices,
    count(DISTINCT CASE duty.role WHEN 'lead' THEN office END) AS leads
}
WITH plan, jurisdiction, year, item, said, offices, leads
WHERE leads > 1 OR (leads = 0 AND offices > 1)
RETURN jurisdiction, year, CASE leads WHEN 0 THEN 'none' ELSE 'several' END AS gap, item.path AS path,
  CASE item.title WHEN '' THEN item.name ELSE item.title END AS title,
  reduce(text = '', one IN said | text + CASE text WHEN '' THEN '' ELSE '、' END + one) AS units, item.reference AS task
ORDER BY coalesce(jurisdiction, ''), coalesce(year, -9999), plan.id, item.order
