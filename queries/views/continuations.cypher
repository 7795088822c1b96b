// How the tasks of a plan go on with those of the plan before; perhaps, where a reader must decide.
MATCH (task:Task)-[:PLAN]->(:Plan {id: $plan})
CALL (task) {
  MATCH (task)-[link:CONTINUES]->(before:Task)
  RETURN before.id AS earlier, link.change AS change, link.score AS score
  UNION
  MATCH (task)<-[:ABOUT]-(finding:Finding)-[:CANDIDATE]->(before:Task)
  RETURN before.id AS earlier, 'perhaps' AS change, finding.score AS score
}
RETURN task.id AS later, earlier, change, score
ORDER BY task.order, earlier, change
