// The domains of a plan's tasks.
MATCH (:Plan {id: $plan})<-[:PLAN]-(task:Task)-[:DOMAIN]->(concept:Domain)
RETURN task.id AS task, concept.slug AS domain, concept.labelZh AS zh, concept.labelEn AS en
ORDER BY task, domain
