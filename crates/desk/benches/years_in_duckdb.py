"""Counts the matrix through the years in DuckDB over the arrays that `cargo bench -p desk --bench register -- N FOLDER` writes.
Prints CPU seconds (user and system) of the query alone, tables in memory, one thread; needs `pip install duckdb`."""

import resource
import sys

import duckdb


def cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


folder = sys.argv[1]
db = duckdb.connect(config={"threads": 1})
for name in ("term", "contribution", "place"):
    db.execute(f"create table {name} as select * from read_csv('{folder}/{name}.csv')")
QUERY = """
select provision, state, year, count(*) as under_way
from (select initiative, unnest(range(greatest(first_year, 2005), least(last_year, 2026) + 1)) as year from term) as run
join contribution using (initiative)
join place using (initiative)
group by provision, state, year
"""
for _ in range(3):
    before = cpu()
    cells, total = db.execute(f"select count(*), sum(under_way) from ({QUERY})").fetchone()
    print(f"DuckDB {duckdb.__version__}: {(cpu() - before) * 1000:.0f} ms of CPU, {cells} cells, sum {total}")
