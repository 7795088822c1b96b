// What $task goes on with, what goes on with it, and which tasks of other places ask the same.
MATCH (task:Task {id: $task})
CALL (task) {
  MATCH (task)-[link:CONTINUES]->(other:Task)
  RETURN 'before' AS how, other, link.change AS change, link.score AS score
  UNION
  MATCH (task)<-[link:CONTINUES]-(other:Task)
  RETURN 'later' AS how, other, link.change AS change, link.score AS score
  UNION
  MATCH (task)-[link:RESEMBLES]->(other:Task)
  RETURN 'elsewhere' AS how, other, null AS change, link.score AS score
}
RETURN how, other.reference AS reference,
  CASE other.title WHEN '' THEN other.name ELSE other.title END AS title, change, score
ORDER BY how, score DESC, reference
