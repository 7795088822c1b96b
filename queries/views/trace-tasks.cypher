// The tasks a reader may mean by $name: an identifier, a reference (jurisdiction/year/path) or a path.
MATCH (task:Task)
WHERE task.path = $name OR task.reference = $name OR task.id = $name
MATCH (task)-[:PLAN]->(plan:Plan)-[:SOURCE]->(document:Document)
RETURN task.id AS task, task.reference AS reference, task.mention AS mention, task.title AS title, task.text AS text,
  task.start AS start, task.end AS end, plan.title AS plan_title, plan.documentNumber AS document_number,
  document.name AS file, document.sha256 AS sha256, document.text AS source
ORDER BY reference, task
