// The tasks of a plan, in printed order.
MATCH (:Plan {id: $plan})<-[:PLAN]-(item:Task)
OPTIONAL MATCH (item)-[:SUBTASK_OF]->(parent:Task)
OPTIONAL MATCH (item)-[:SECTION]->(section:Section)
RETURN item.id AS task, item.reference AS reference, item.path AS path, item.number AS number, item.title AS title,
  item.text AS text, parent.id AS parent, section.id AS section, section.name AS section_title,
  item.start AS start, item.end AS end
ORDER BY item.order
