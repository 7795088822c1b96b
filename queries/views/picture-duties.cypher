// The duties of a plan's tasks: who, in which role, and what kind of office that is.
MATCH (:Plan {id: $plan})<-[:PLAN]-(task:Task)<-[duty:CARRIES]-(unit:Unit)
OPTIONAL MATCH (unit)-[:FUNCTION]->(kind:Function)
RETURN task.id AS task, unit.id AS unit, duty.mention AS mention, duty.role AS role, kind.slug AS function,
  kind.labelZh AS function_zh, kind.labelEn AS function_en, unit:UnitGroup AS is_group,
  duty.start AS start, duty.end AS end
ORDER BY task, duty.position, function
