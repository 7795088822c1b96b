// id           plan-summary
// title        计划概况 | Plans at a glance
// description  For each plan: its sections, tasks, units and groups; duties by role and deadlines by kind as printed;
//              how many per cent of the tasks that head no others have a unit and a deadline, their own or one from
//              above; findings on the plan itself; and the file it was read from.
// param        jurisdiction jurisdiction []  only plans of this place
// param        from_year integer []  only plans of this year or later
// param        to_year integer []  only plans of this year or earlier
// columns      jurisdiction year title document_number sections tasks leaf_tasks units groups
//              lead responsible support by period recurring response ongoing with_unit with_deadline
//              findings file sha256
MATCH (plan:Plan)
OPTIONAL MATCH (plan)-[:JURISDICTION]->(place:Jurisdiction)
WITH plan, place.name AS jurisdiction, plan.year AS year
WHERE ($jurisdiction IS NULL OR jurisdiction = $jurisdiction)
  AND ($from_year IS NULL OR year >= $from_year)
  AND ($to_year IS NULL OR year <= $to_year)
MATCH (plan)-[:SOURCE]->(document:Document)
WITH plan, jurisdiction, year, document,
  COUNT { (plan)<-[:PLAN]-(:Section) } AS sections,
  COUNT { (plan)<-[:PLAN]-(:Task) } AS tasks,
  COUNT { MATCH (plan)<-[:PLAN]-(leaf:Task) WHERE NOT EXISTS { (leaf)<-[:SUBTASK_OF]-() } } AS leaf_tasks,
  COUNT { MATCH (plan)<-[:PLAN]-(:Task)<-[:CARRIES]-(office) WHERE NOT office:UnitGroup RETURN DISTINCT office } AS units,
  COUNT { MATCH (plan)-[:NAMES]->(office:UnitGroup) RETURN DISTINCT office } AS groups,
  COUNT { (plan)<-[:PLAN]-(:Task)<-[:CARRIES {role: 'lead'}]-() } AS lead,
  COUNT { (plan)<-[:PLAN]-(:Task)<-[:CARRIES {role: 'responsible'}]-() } AS responsible,
  COUNT { (plan)<-[:PLAN]-(:Task)<-[:CARRIES {role: 'support'}]-() } AS support,
  COLLECT { MATCH (plan)<-[:PLAN]-(:Task)-[:DEADLINE]->(deadline) RETURN deadline.kind } AS kinds,
  COUNT {
    MATCH (plan)<-[:PLAN]-(leaf:Task)
    WHERE NOT EXISTS { (leaf)<-[:SUBTASK_OF]-() } AND EXISTS { (leaf)-[:DUTIES_FROM*0..1]->()<-[:CARRIES]-() }
  } AS unit_leaves,
  COUNT {
    MATCH (plan)<-[:PLAN]-(leaf:Task)
    WHERE NOT EXISTS { (leaf)<-[:SUBTASK_OF]-() } AND EXISTS { (leaf)-[:DEADLINES_FROM*0..1]->()-[:DEADLINE]->() }
  } AS deadline_leaves,
  COUNT { MATCH (plan)<-[:PLAN]-(finding:Finding) WHERE NOT EXISTS { (finding)-[:CANDIDATE]->() } } AS findings
RETURN jurisdiction, year, plan.title AS title, plan.documentNumber AS document_number,
  sections, tasks, leaf_tasks, units, groups, lead, responsible, support,
  size([kind IN kinds WHERE kind = 'by']) AS by, size([kind IN kinds WHERE kind = 'period']) AS period,
  size([kind IN kinds WHERE kind = 'recurring']) AS recurring, size([kind IN kinds WHERE kind = 'response']) AS response,
  size([kind IN kinds WHERE kind = 'ongoing']) AS ongoing,
  CASE leaf_tasks WHEN 0 THEN null ELSE toInteger(round(100.0 * unit_leaves / leaf_tasks)) END AS with_unit,
  CASE leaf_tasks WHEN 0 THEN null ELSE toInteger(round(100.0 * deadline_leaves / leaf_tasks)) END AS with_deadline,
  findings, document.name AS file, document.sha256 AS sha256
ORDER BY coalesce(jurisdiction, ''), coalesce(year, -9999), plan.id
