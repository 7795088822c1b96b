// id           doubtful
// title        需要人工核对之处 | What a reader must look at
// description  Every finding: dates that contradict each other, units taken for no kind of office, rows put under
//              another task and the like, the gravest first. A finding on a plan as a whole has no task; one that a task may go
//              on with another of the plan before (link-doubtful) names that as its candidate.
// param        jurisdiction jurisdiction []  only plans of this place
// param        from_year integer []  only plans of this year or later
// param        to_year integer []  only plans of this year or earlier
// columns      severity jurisdiction year code path title message candidate task
MATCH (plan:Plan)
OPTIONAL MATCH (plan)-[:JURISDICTION]->(place:Jurisdiction)
WITH plan, place.name AS jurisdiction, plan.year AS year
WHERE ($jurisdiction IS NULL OR jurisdiction = $jurisdiction)
  AND ($from_year IS NULL OR year >= $from_year)
  AND ($to_year IS NULL OR year <= $to_year)
MATCH (plan)<-[:PLAN]-(finding:Finding)
OPTIONAL MATCH (finding)-[:ABOUT]->(item:Task)
OPTIONAL MATCH (finding)-[:CANDIDATE]->(earlier:Task)
RETURN finding.severity AS severity, jurisdiction, year, finding.code AS code, item.path AS path,
  CASE item.title WHEN '' THEN item.name ELSE item.title END AS title,
  finding.message AS message, earlier.reference AS candidate, item.reference AS task
ORDER BY CASE severity WHEN 'violation' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END, coalesce(jurisdiction, ''), coalesce(year, -9999),
  plan.id, coalesce(item.order, -1), finding.start, code, finding.id
