"""Makes a million titles and queries for `cargo bench -p overlap --bench search`, and asks PostgreSQL with pg_trgm the same.

usage: search_in_postgres.py make GROWN.csv RUSSIAN.txt TITLES QUERIES
       search_in_postgres.py ask URL TITLES QUERIES [N]

GROWN.csv is a made register with a column `title`; RUSSIAN.txt has one Russian text a line, out of whose words titles are made
for every eighth record. `ask` needs psycopg2 and a server on this machine; it counts the CPU time of
the server's process behind the connection, on the first N queries (all without N). The database must be of a locale that knows
Cyrillic, such as C.UTF-8, else PostgreSQL finds nothing in it."""

import csv
import random
import sys
import time

KEYBOARD = {"en": "abcdefghijklmnopqrstuvwxyz", "ru": "абвгдежзийклмнопрстуфхцчшщъыьэюя"}
PLACES = "ал бо ва гу до ка ла ма но па ру са та хо ши ча зе ки ян дар".split()


def make(grown, russian, titles_path, queries_path):
    chance = random.Random(7)
    texts = [line.split() for line in open(russian, encoding="utf-8") if len(line.split()) > 3]
    titles, kinds = [], []
    with open(grown, encoding="utf-8", newline="") as file:
        for at, row in enumerate(csv.DictReader(file)):
            title, lang = " ".join(row["title"].split()), "en"
            if at % 8 == 0:
                one, other = chance.choice(texts), chance.choice(texts)
                begin = chance.randrange(max(1, len(other) - 4))
                place = "".join(chance.choice(PLACES) for _ in range(3)).capitalize()
                title, lang = " ".join(one[:5] + other[begin:begin + 4] + ["в районе", place]), "ru"
            titles.append(title)
            kinds.append(lang)
    with open(titles_path, "w", encoding="utf-8") as file:
        file.writelines(title + "\n" for title in titles)
    asked = []
    for kind in ("mistyped", "prefix", "unfinished"):
        for lang in ("en", "ru"):
            made = 0
            while made < 250:
                at = chance.randrange(len(titles))
                words = titles[at].split()
                if kinds[at] != lang or len(words) < 5 or "\t" in titles[at]:
                    continue
                if kind == "prefix":
                    # The beginning of a title, cut off within a word.
                    taken = " ".join(words)[: chance.randint(30, 70)].rstrip()
                elif kind == "unfinished":
                    # Three or four words of a title in their order, the last of them not yet whole.
                    part = [words[n] for n in sorted(chance.sample(range(len(words)), min(len(words), chance.randint(3, 4))))]
                    part[-1] = part[-1][: max(3, len(part[-1]) * 2 // 3)]
                    taken = " ".join(part)
                else:
                    # Four to six words of a title, one letter of one of them wrong.
                    count = min(len(words), chance.randint(4, 6))
                    begin = len(words) - count if chance.random() < 0.5 else chance.randrange(len(words) - count + 1)
                    part = words[begin : begin + count]
                    long = [n for n, word in enumerate(part) if len(word) > 4]
                    if not long:
                        continue
                    n = chance.choice(long)
                    part[n] = wrong(chance, part[n], lang)
                    taken = " ".join(part)
                asked.append(f"{kind}-{lang}\t{at}\t{taken}\n")
                made += 1
    chance.shuffle(asked)
    with open(queries_path, "w", encoding="utf-8") as file:
        file.writelines(asked)


def wrong(chance, word, lang):
    at = chance.randrange(1, len(word) - 1)
    what = chance.randrange(4)
    if what == 0:
        return word[:at] + word[at + 1 :]
    if what == 1:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    letter = chance.choice(KEYBOARD[lang])
    return word[:at] + letter + word[at + (what == 2) :]


def cpu(pid):
    fields = open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / 100


def ask(url, titles_path, queries_path, most):
    import psycopg2

    db = psycopg2.connect(url)
    db.autocommit = True
    cursor = db.cursor()
    cursor.execute("create extension if not exists pg_trgm")
    cursor.execute("drop table if exists title; create unlogged table title (id integer, text text)")
    with open(titles_path, encoding="utf-8") as file:
        import io

        rows = "".join("%d\t%s\n" % (at, line.rstrip("\n").replace("\\", "\\\\").replace("\t", " ")) for at, line in enumerate(file))
    cursor.copy_expert("copy title from stdin", io.StringIO(rows))
    cursor.execute("create index on title using gist (text gist_trgm_ops(siglen=64))")
    cursor.execute("vacuum analyze title")
    cursor.execute("set max_parallel_workers_per_gather = 0; select pg_backend_pid()")
    pid = cursor.fetchone()[0]
    told = {}
    queries = [line.rstrip("\n").split("\t") for line in open(queries_path, encoding="utf-8")]
    for kind, wanted, typed in queries[:most]:
        for name, statement in STATEMENTS.items():
            before, began = cpu(pid), time.time()
            cursor.execute(statement, {"typed": typed})
            found = any(str(row[0]) == wanted for row in cursor.fetchall())
            told.setdefault((name, kind), []).append((cpu(pid) - before, time.time() - began, found))
    for (name, kind), all in sorted(told.items()):
        mean = 1000 * sum(one[0] for one in all) / len(all)
        share = sum(one[2] for one in all) / len(all)
        wall = sorted(one[1] for one in all)
        print(f"{name:16} {kind:12} {len(all):4} queries  among ten {share:.3f}  mean CPU {mean:.0f} ms  99th wall {1000 * wall[int(0.99 * (len(wall) - 1))]:.0f} ms")


STATEMENTS = {
    "word_similarity": "select id from title order by %(typed)s <<-> text limit 10",
    "similarity": "select id from title order by text <-> %(typed)s limit 10",
}

if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(*sys.argv[2:6])
    else:
        ask(sys.argv[2], sys.argv[3], sys.argv[4], int(sys.argv[5]) if len(sys.argv) > 5 else None)
