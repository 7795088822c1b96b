"""Which Cypher is a question, and which is refused before any server sees it."""

import pytest

from kg.errors import QueryRefused
from kg.stores.cypher_text import refuse_plan, refuse_reach

REFUSED = [
    ("CREATE (:Task)", "CREATE"),  # a write
    ("MATCH (n) SET n.name = 1", "SET"),
    ("MATCH (n) DETACH DELETE n", "DETACH"),
    ("MATCH (n) REMOVE n:Task", "REMOVE"),
    ("MERGE (n:Task {id: 1}) RETURN n", "MERGE"),
    ("UNWIND [1] AS x FOREACH (y IN [x] | CREATE ())", "FOREACH"),
    ("match (n) set n.x = 1", "SET"),  # in small letters
    ("DROP DATABASE neo4j", "DROP"),
    ("CREATE INDEX x FOR (n:Task) ON (n.path)", "CREATE"),
    ("SHOW SETTINGS", "SHOW"),  # begins with no clause that reads the graph
    ("STOP DATABASE neo4j", "STOP"),
    ("GRANT ROLE admin TO x", "GRANT"),
    ("LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l", "LOAD CSV"),  # reads a file of the server's machine
    ("LOAD CSV WITH HEADERS FROM 'http://127.0.0.1/' AS l RETURN l", "LOAD CSV"),  # fetches a page
    ("MATCH (n) WITH n LOAD/* */CSV FROM 'http://x/?' + n.name AS l RETURN l", "LOAD CSV"),  # a comment between
    ("MATCH (n) LOAD // CSV\n CSV FROM $x AS l RETURN l", "LOAD CSV"),  # a line comment between
    ("MATCH (n) // \r LOAD CSV FROM 'http://x' AS l RETURN l", "LOAD CSV"),  # a carriage return ends a comment
    ("RETURN '\\'' LOAD CSV FROM 'http://x' AS l RETURN l", "LOAD CSV"),  # an escaped quote ends no text
    ("RETURN '\\\\' LOAD CSV FROM 'http://x' AS l RETURN '\\\\'", "LOAD CSV"),  # an escaped backslash escapes nothing
    ("RETURN `'` LOAD CSV FROM 'http://x' AS l RETURN `'`", "LOAD CSV"),  # a quote in a quoted name opens nothing
    ("RETURN \"'\" LOAD CSV FROM 'http://x' AS l RETURN \"'\"", "LOAD CSV"),  # nor one kind in the other
    ("RETURN '/*' LOAD CSV FROM 'http://x' AS l RETURN '*/'", "LOAD CSV"),  # a comment opens in no text
    ("\\u004COAD CSV FROM 'http://x' AS l RETURN l", "LOAD CSV"),  # \u004C is L before anything is parsed
    ("RETURN '\\u0027 LOAD CSV FROM \\u0027http://x\\u0027 AS l RETURN l //'", "LOAD CSV"),  # escapes end a text
    ("RETURN 1 /* \\u002A/ LOAD CSV FROM 'http://x' AS l RETURN l // */", "LOAD CSV"),  # … or a comment
    ("RETURN 1 // \\u000A LOAD CSV FROM 'http://x' AS l RETURN l", "LOAD CSV"),  # … or its line
    ("MATCH (n) CALL { WITH n RETURN 1 AS x } IN TRANSACTIONS RETURN x", "IN TRANSACTIONS"),
    ("MATCH (n) CALL (n) { RETURN 1 AS x } IN 4 CONCURRENT TRANSACTIONS RETURN x", "IN TRANSACTIONS"),
    ("CALL apoc.load.json('http://x') YIELD value RETURN value", "apoc.load.json"),  # a procedure that fetches
    ("CALL `apoc`.`load`.json('http://x') YIELD value RETURN value", "apoc.load.json"),  # its name in backticks
    ("CALL /* db.labels() */ dbms.listConfig()", "dbms.listConfig"),  # not the one in the comment
    ("CALL dbms.listConfig", "dbms.listConfig"),  # without brackets
    ("OPTIONAL CALL db.create.setNodeVectorProperty(1, 2, 3)", "db.create.setNodeVectorProperty"),
    ("MATCH (n) CALL db.createLabel('x') RETURN n", "db.createLabel"),
    ("RETURN apoc.load.json('http://x')", "apoc.load.json"),  # functions reach out as well
    ("RETURN genai.vector.encode('x', 'OpenAI', {})", "genai.vector.encode"),
    ("RETURN `genai`.vector.encode('x', 'OpenAI', {})", "genai.vector.encode"),
    ("RETURN [1, 2][1..apoc.util.sleep(1)]", "apoc.util.sleep"),  # .. is no dot of a name
    ("RETURN [1, 2][..genai.x('x')]", "genai.x"),
    ("USE other MATCH (n) RETURN n", "USE"),  # another graph
    ("MATCH (n) CALL { USE other.graph RETURN 1 AS x } RETURN x", "USE"),
    ("RETURN 1; MATCH (n) RETURN n", "one query"),
    ("EXPLAIN MATCH (n) RETURN n", "EXPLAIN"),  # answers nothing
    ("CYPHER 25 CREATE (n)", "CREATE"),
    ("CYPHER 25 runtime = slotted SHOW USERS", "SHOW"),
    ("RETURN 'never closed", "closed"),
    ("RETURN 1 /* never closed", "closed"),
    ("RETURN @'\\' LOAD", "@"),  # a text that knows no escapes, in other dialects
    ("", "no query"),
    (" // only a comment", "no query"),
    (":param x => 1", ":"),  # for the Browser, not the server
]

ALLOWED = [
    "MATCH (t:Task) RETURN t.title",
    "MATCH (d:Deadline) WHERE d.start > 3 RETURN d.start AS start, d.end AS end ORDER BY start",  # keys that are words
    "MATCH (n) WHERE n.set = 1 OR n.create = 2 OR n.call = 3 RETURN n.load, n.delete",
    "MATCH (t:Set)-[:CREATE|MERGE]->(:Delete) RETURN t",
    "RETURN {create: 1, set: 2} AS merge",
    "MATCH (t:Task) WHERE t.title CONTAINS 'CREATE (n)' RETURN t",  # words in a text
    "MATCH (t:Task) /* LOAD CSV FROM 'x' */ RETURN t // SET t.x = 1",  # words in comments
    "MATCH (`load csv`:Task) RETURN `load csv`.`DELETE`",  # words in quoted names
    "MATCH (n) WHERE n.created > date('2020-01-01') RETURN n.settings, n.detached",  # words in longer words
    "CALL db.index.fulltext.queryNodes('task_text', '政策解读') YIELD node, score RETURN node.title, score",
    "CALL db.labels() YIELD label RETURN label",
    "CALL DB.LABELS",
    "MATCH (p:Plan) CALL (p) { MATCH (p)<-[:PLAN]-(t) RETURN count(t) AS tasks } RETURN p.name, tasks",
    "MATCH (p:Plan) CALL { WITH p MATCH (p)<-[:PLAN]-(t) RETURN count(t) AS tasks } RETURN p.name, tasks",
    "RETURN date.truncate('month', date()), duration.between(date(), date()), point.distance(null, null)",
    "MATCH (u:Unit) RETURN COLLECT { MATCH (u)-[:CARRIES]->(t) RETURN t.title }",
    "CYPHER 25 MATCH (n) RETURN n",
    "CYPHER runtime=slotted planner = cost MATCH (n) RETURN n",
    "RETURN '\\u4e00', 'C:\\\\users', 'it\\'s', \"a 'quote'\"",
    "UNWIND [1, 2] AS x RETURN x[0..1], x.y.z;",
    "MATCH p = (:Unit)-[:CARRIES*1..2]->() RETURN p;  \n",
]


@pytest.mark.parametrize(("text", "named"), REFUSED, ids=[text for text, _ in REFUSED])
def test_what_writes_or_reaches_out_is_refused_by_name(text: str, named: str) -> None:
    with pytest.raises(QueryRefused) as refused:
        refuse_reach(text)
    assert named.lower() in str(refused.value).lower()


@pytest.mark.parametrize("text", ALLOWED)
def test_a_question_is_no_false_alarm(text: str) -> None:
    refuse_reach(text)


PLANS = [
    ("w", {}, "only reads"),  # the server calls it a write
    ("s", {}, "only reads"),
    ("r", {"operatorType": "LoadCSV@neo4j"}, "LOAD CSV"),
    ("r", {"operatorType": "X", "children": [{"operatorType": "TransactionForeach@neo4j"}]}, "TRANSACTIONS"),
    ("r", {"operatorType": "ProcedureCall@neo4j", "args": {"Details": "apoc.load.json($a) :: (x)"}}, "apoc.load.json"),
    ("r", {"operatorType": "ProcedureCall@neo4j", "args": {}}, "procedure"),  # one it doesn't name
]


@pytest.mark.parametrize(("kind", "plan", "named"), PLANS)
def test_the_servers_own_reading_is_judged_too(kind: str, plan: dict[str, object], named: str) -> None:
    with pytest.raises(QueryRefused, match=named):
        refuse_plan(kind, plan)


def test_a_plan_that_only_reads_is_let_through() -> None:
    call = {"operatorType": "ProcedureCall@neo4j", "args": {"Details": "db.labels() :: (label :: STRING)"}}
    refuse_plan("r", {"operatorType": "ProduceResults@neo4j", "children": [call]})
