// id           co-responsibility
// title        共同承担任务的单位 | Units that share tasks
// description  Pairs of units of one place that carry the same tasks, those that share the most first: how many tasks,
//              in the plans of which years, and how many of these each one leads. A unit goes by its name in the latest
//              of these; groups (各街道) are not counted.
// param        min integer [2]  pairs that share this many tasks or more
// param        jurisdiction jurisdiction []  only plans of this place
// param        from_year integer []  only plans of this year or later
// param        to_year integer []  only plans of this year or earlier
// columns      jurisdiction unit other tasks years unit_leads other_leads
MATCH (plan:Plan)
OPTIONAL MATCH (plan)-[:JURISDICTION]->(place:Jurisdiction)
WITH plan, place.name AS jurisdiction, plan.year AS year
WHERE ($jurisdiction IS NULL OR jurisdiction = $jurisdiction)
  AND ($from_year IS NULL OR year >= $from_year)
  AND ($to_year IS NULL OR year <= $to_year)
MATCH (plan)<-[:PLAN]-(item:Task)
WHERE NOT EXISTS { (item)<-[:SUBTASK_OF]-() }
MATCH (item)-[:DUTIES_FROM*0..1]->(owner:Task)
MATCH (one:Unit)-[duty:CARRIES]->(owner)<-[shared:CARRIES]-(two:Unit)
WHERE one.id < two.id AND NOT one:UnitGroup AND NOT two:UnitGroup
MATCH (plan)-[named:NAMES]->(one)
MATCH (plan)-[titled:NAMES]->(two)
WITH jurisdiction, year, item, one, two, duty, shared,
  CASE WHEN year IS NULL THEN '00000' ELSE toString(10000 + year) END AS dated, named.name AS name, titled.name AS title
ORDER BY year
WITH jurisdiction, one, two, count(DISTINCT item) AS tasks, collect(DISTINCT toString(year)) AS years,
  count(DISTINCT CASE duty.role WHEN 'lead' THEN item END) AS one_leads,
  count(DISTINCT CASE shared.role WHEN 'lead' THEN item END) AS two_leads,
  substring(max(dated + name), 5) AS first, substring(max(dated + title), 5) AS second
WHERE tasks >= $min
// the one whose name comes first is named first
RETURN jurisdiction, CASE WHEN first <= second THEN first ELSE second END AS unit,
  CASE WHEN first <= second THEN second ELSE first END AS other, tasks,
  reduce(text = '', one IN years | text + CASE text WHEN '' THEN '' ELSE '、' END + one) AS years,
  CASE WHEN first <= second THEN one_leads ELSE two_leads END AS unit_leads,
  CASE WHEN first <= second THEN two_leads ELSE one_leads END AS other_leads
ORDER BY coalesce(jurisdiction, ''), tasks DESC, unit, other, one.id, two.id
