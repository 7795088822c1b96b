// How the tasks of a plan go on with those of the plan before; perhaps, where a reader must decide.
MATCH (later:Task)-[:PLAN]->(:Plan {id: $plan})
CALL (later) {
  MATCH (later)-[link:CONTINUES]->(earlier:Task)
  RETURN earlier.id AS earlier, link.change AS change, link.score AS score
  UNION
  MATCH (later)<-[:ABOUT]-(finding:Finding)-[:CANDIDATE]->(earlier:Task)
  RETURN earlier.id AS earlier, 'perhaps' AS change, finding.score AS score
}
RETURN later.id AS later, earlier, change, score
ORDER BY later.order, earlier, change
