// Every finding on the plans: the task it is about by its reference, or the plan by its name, and its place in the file.
MATCH (plan:Plan)<-[:PLAN]-(finding:Finding)-[:ABOUT]->(thing)
MATCH (plan)-[:SOURCE]->(document:Document)
RETURN finding.severity AS severity, finding.code AS code, coalesce(thing.reference, plan.name) AS about,
  finding.message AS message, document.name AS file, finding.start AS start, finding.end AS end
ORDER BY CASE severity WHEN 'violation' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, plan.name, plan.id, start, end, code,
  about
