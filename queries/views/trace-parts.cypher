// What hangs on $task: its units and deadlines, each as printed and as meant. A task without units (deadlines) of its
// own has those of the nearest task above it that has some; ?of is the path of the task they are printed for.
MATCH (task:Task {id: $task})
CALL (task) {
  MATCH (task)-[:DUTIES_FROM*0..1]->(owner:Task)<-[duty:CARRIES]-(unit:Unit)
  OPTIONAL MATCH (unit)-[:FUNCTION]->(kind:Function)
  RETURN 'unit' AS part, owner.path AS of, duty.mention AS mention, duty.role AS meaning, kind.name AS detail,
    duty.start AS start, duty.end AS end
  UNION ALL
  MATCH (task)-[:DEADLINES_FROM*0..1]->(owner:Task)-[:DEADLINE]->(deadline:Deadline)
  RETURN 'deadline' AS part, owner.path AS of, deadline.mention AS mention, deadline.name AS meaning,
    deadline.kind AS detail, deadline.start AS start, deadline.end AS end
  UNION ALL
  MATCH (finding:Finding)-[:ABOUT]->(task)
  RETURN 'finding' AS part, task.path AS of, finding.message AS mention, finding.severity AS meaning,
    finding.code AS detail, finding.start AS start, finding.end AS end
}
RETURN part, of, mention, meaning, detail, start, end
ORDER BY part DESC, start, end, mention, meaning
