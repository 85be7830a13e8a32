#!/usr/bin/env python3
"""What a careful reader makes of the propositions.

    propositions.py score KEPT PREDICTIONS… [--json]        how many are left as they are, by language
    propositions.py show KEPT SET PREDICTIONS [--all]       what nobody has judged yet, numbered, with the text around it
    propositions.py judge KEPT PREDICTIONS < JUDGEMENTS     keeps judgements: lines of "NUMBER left" or "NUMBER kind,kind"
    propositions.py dated SET                               the set, each text with the day its name tells, if it has none

PREDICTIONS are what `java -jar recoupe.jar propositions SET` prints. KEPT has a line for each statement of the sample: the set and the
text it stands in, its place in code points, and what was judged of each proposition that was ever composed of it, told by a digest of its
normalised words and of what it was said to lack. No word of a text is kept. A proposition nobody has judged counts as not left; a text that
was not read does not count at all.

    left      a reader who knows the story's headline, day and place lets it stand. A complete one is right, and can be true or false by
              itself. An incomplete one is right as far as it goes, tells what it lacks, and no sentence of the story would close the
              gap in one sentence: several things said at once, a question, somebody nobody names
    kinds     what the reader mended: pronoun, subject, place, day, fragment, negation, quote, tense, definite (a thing named before),
              sense (says something else), split
"""
import hashlib
import json
import re
import sys
import unicodedata
from collections import Counter

AROUND = 160


def load(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def digest(statement):
    """Case, marks and spaces make no other proposition, a word does, and so does what it lacks."""
    plain = unicodedata.normalize("NFKC", statement["proposition"]).lower()
    words = " ".join(re.findall(r"\w+", plain))
    return hashlib.sha256(("%s|%s" % (words, ",".join(sorted(statement["missing"])))).encode()).hexdigest()[:12]


def overlap(one, other):
    places = lambda spans: {i for start, end in spans for i in range(start, end)}
    a, b = places(one), places(other)
    return len(a & b) / len(a | b)


def found(kept, predictions):
    """The statement at the place now, or the one that shares most of it; None if it is gone."""
    statements = predictions.get(kept["id"], [])
    best = max(statements, key=lambda s: overlap(s["content"], kept["content"]), default=None)
    return best if best and overlap(best["content"], kept["content"]) >= 0.5 else None


def predicted(paths):
    return {line["id"]: line["statements"] for path in paths for line in load(path)}


def score(kept, predictions):
    result = {}
    kept = [one for one in kept if one["id"] in predictions]
    for language in sorted({one["lang"] for one in kept}):
        count, kinds = Counter(), Counter()
        for one in (one for one in kept if one["lang"] == language):
            now = found(one, predictions)
            judged = one["judged"].get(digest(now)) if now else None
            complete = bool(now) and not now["missing"]
            left = judged == "left"
            count.update(statements=1, left=left, complete=complete, right=complete and left)
            count.update(honest=left and not complete, unjudged=judged is None)
            if not left:
                kinds.update((judged or "unjudged").split(","))
        share = lambda some, of: round(100 * some / of, 1) if of else 0.0
        result[language] = {
            "statements": count["statements"],
            "left": share(count["left"], count["statements"]),
            "complete": share(count["complete"], count["statements"]),
            "precision": share(count["right"], count["complete"]),
            "left and incomplete": share(count["honest"], count["statements"]),
            "unjudged": count["unjudged"],
            "mended": dict(kinds.most_common()),
        }
    return result


def show(kept, documents, predictions, everything):
    for number, one in enumerate(kept):
        now = found(one, predictions)
        if one["id"] not in documents or now is None:
            continue
        judged = one["judged"].get(digest(now))
        if judged and not everything:
            continue
        text = documents[one["id"]]["text"]
        start, end = now["content"][0][0], now["content"][-1][1]
        around = text[max(0, start - AROUND) : end + AROUND // 2]
        print("%d %s %s %s" % (number, now["class"], ",".join(now["missing"]) or "COMPLETE", judged or ""))
        print("   %s\n   … %s …" % (now["proposition"], " ".join(around.split())))


def judge(kept, predictions, lines):
    for line in lines:
        if not line.strip():
            continue
        number, verdict = line.split(None, 1)
        one = kept[int(number)]
        one["judged"][digest(found(one, predictions))] = verdict.strip()


def dated(document):
    day = re.search(r"\d{4}-\d{2}-\d{2}", document["id"])
    return document if "date" in document or not day else {**document, "date": day.group()}


def main(arguments):
    paths = [a for a in arguments if not a.startswith("--")]
    if len(paths) < 2 or paths[0] not in ("score", "show", "judge", "dated"):
        sys.exit(__doc__)
    command, kept = paths[0], load(paths[1])
    if command == "dated":
        for document in kept:
            print(json.dumps(dated(document), ensure_ascii=False))
    elif command == "score":
        result = score(kept, predicted(paths[2:]))
        if "--json" in arguments:
            print(json.dumps(result))
            return
        for language, figures in result.items():
            print(language, *("%s %s" % item for item in figures.items()), sep="  ")
    elif command == "show":
        documents = {document["id"]: document for document in load(paths[2])}
        show(kept, documents, predicted(paths[3:]), "--all" in arguments)
    else:
        judge(kept, predicted(paths[2:]), sys.stdin)
        with open(paths[1], "w", encoding="utf-8") as out:
            out.writelines(json.dumps(one) + "\n" for one in kept)


if __name__ == "__main__":
    main(sys.argv[1:])
