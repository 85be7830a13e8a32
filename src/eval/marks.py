#!/usr/bin/env python3
"""Texts with who says what marked in place, to JSON lines and back, so that nobody counts offsets.

    marks.py read MARKED.txt > SET.jsonl     marks to offsets; refuses what is not well formed
    marks.py show SET.jsonl > MARKED.txt     offsets to marks, to be corrected by hand and read again
    marks.py count SET.jsonl ...             how many attributions of each form

A marked text begins with a line "@ id | kind | date". In it {c1 ...} is content of attribution 1, {s1 ...} its source, {k1 ...} its cue,
{a1 ...} whom or through what it is said to; {k2! ...} is the cue of a denial, {s1,2 ...} the source of two. Marks may nest, and a part
may have several: {c1 ...} {c1 ...}.
"""
import json
import re
import sys
from collections import Counter

PARTS = {"c": "content", "s": "source", "k": "cue", "a": "addressee"}
LETTERS = {part: letter for letter, part in PARTS.items()}
OPENS = re.compile(r"\{([cska])(\d+(?:,\d+)*)(!?) ")
QUOTED = re.compile(r"«[^»]*(?:»|$)|“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)")
PRONOUN = re.compile(r"(?i)(il|elle|ils|elles|lui|eux|on|celui-ci|celle-ci|celles-ci|ceux-ci|ce dernier|cette dernière)$")


class BadMark(ValueError):
    pass


def unmarked(marked):
    """The text without its marks, and the attributions in it, in the order of their numbers."""
    text, open_marks, found, denied = "", [], {}, set()
    at = 0
    while at < len(marked):
        mark = OPENS.match(marked, at)
        if mark:
            open_marks.append((mark, len(text)))
            at = mark.end()
            continue
        if marked[at] == "{" or marked[at] == "}" and not open_marks:
            raise BadMark("not a mark: " + marked[at : at + 30])
        if marked[at] == "}":
            mark, start = open_marks.pop()
            if start == len(text):
                raise BadMark("empty mark: " + mark.group())
            for number in map(int, mark.group(2).split(",")):
                parts = found.setdefault(number, {part: [] for part in PARTS.values()})
                parts[PARTS[mark.group(1)]].append([start, len(text)])
                if mark.group(3):
                    denied.add(number)
        else:
            text += marked[at]
        at += 1
    if open_marks:
        raise BadMark("not closed: " + open_marks[-1][0].group())
    attributions = []
    for number, parts in sorted(found.items()):
        if not parts["content"]:
            raise BadMark("nothing is said in %d" % number)
        spans = {part: sorted(places) for part, places in parts.items()}
        attributions.append({**spans, "polarity": "denies" if number in denied else "asserts"})
    attributions.sort(key=lambda a: a["content"])
    for attribution in attributions:
        attribution["type"] = form_of_speech(text, attribution["content"])
    return text, attributions


def form_of_speech(text, content):
    """direct, mixed or indirect, by how many of the letters stand in quotation marks; marks open anew in each paragraph."""
    quoted = set()
    start = 0
    for paragraph in text.split("\n\n"):
        for place in QUOTED.finditer(paragraph):
            quoted.update(range(start + place.start(), start + place.end()))
        start += len(paragraph) + 2
    letters = [i for first, last in content for i in range(first, last) if text[i].isalnum()]
    share = sum(i in quoted for i in letters) / len(letters)
    return "direct" if share >= 0.9 else "mixed" if share > 0.1 else "indirect"


def read(lines):
    """The documents of a marked file."""
    documents, body = [], []
    for line in [*lines, "@ end"]:
        if not line.startswith("@ "):
            body.append(line.rstrip("\n"))
            continue
        if documents:
            document = documents[-1]
            try:
                document["text"], document["attributions"] = unmarked("\n".join(body).strip())
            except BadMark as e:
                raise BadMark("%s: %s" % (document["id"], e)) from None
        body = []
        if line != "@ end":
            name, kind, date = (word.strip() for word in line[2:].split("|"))
            documents.append({"id": name, "lang": "fr", "date": date, "kind": kind, "text": "", "attributions": []})
    return documents


def marked(document):
    """The text of a document with its attributions marked in it."""
    owners = {}
    for number, attribution in enumerate(document["attributions"], 1):
        for part, letter in LETTERS.items():
            denial = "!" if part == "cue" and attribution["polarity"] == "denies" else ""
            for start, end in attribution.get(part, []):
                owners.setdefault((start, end, letter), []).append((number, denial))
        if attribution["polarity"] == "denies" and not attribution["cue"]:
            start, end = attribution["content"][0]
            owners[start, end, "c"] = [(n, "!" if n == number else d) for n, d in owners[start, end, "c"]]
    text, ends, out = document["text"], [], []
    by_start = sorted(owners.items(), key=lambda item: (item[0][0], -item[0][1], item[0][2]))
    for at in range(len(text) + 1):
        while ends and ends[-1] == at:
            ends.pop()
            out.append("}")
        while by_start and by_start[0][0][0] == at:
            (_, end, letter), numbers = by_start.pop(0)
            if ends and ends[-1] < end:
                raise BadMark("%s: marks cross at %d" % (document["id"], at))
            groups = {}
            for number, denial in numbers:
                groups.setdefault(denial, []).append(str(number))
            for denial, names in groups.items():
                out.append("{%s%s%s " % (letter, ",".join(names), denial))
                ends.append(end)
        out.append(text[at : at + 1])
    return "@ %(id)s | %(kind)s | %(date)s\n" % document + "".join(out) + "\n"


def forms(document):
    """The forms each attribution of a document has, by name."""
    text, seen = document["text"], Counter()
    for a in document["attributions"]:
        first = lambda part: min((s for s, _ in a[part]), default=None)
        cue = " ".join(text[s:e] for s, e in a["cue"]).lower()
        source = " ".join(text[s:e] for s, e in a["source"])
        names = ["all", "all: " + a["type"]]
        if not cue:
            names.append("no cue")
        elif re.match(r"(?:selon|d'après|pour|à en croire|de l'avis)\b", cue):
            names.append("selon, d'après, pour")
        elif first("content") < first("cue"):
            names.append("cue after what is said")
        else:
            names.append("cue before what is said")
        if not source:
            names.append("no source")
        elif PRONOUN.match(source):
            names.append("source a pronoun")
        elif re.match(r"(?i)(?:de )?(?:une |des |deux |plusieurs )?sources? ", source):
            names.append("source anonymous or 'source …'")
        elif re.match(r"(?i)(?:la|le) même|cette source", source):
            names.append("source 'la même source'")
        if a["cue"] and a["source"] and first("content") < first("cue") < first("source"):
            names.append("quotation or clause, cue, source in that order")
            between = text[max(e for _, e in a["cue"]) : first("source")].strip()
            if between and re.search(r"\w{3}", between):
                names.append("something between cue and source")
        if a["addressee"]:
            names.append("addressee or medium named")
        if len(a["content"]) > 1:
            names.append("content in pieces")
        if len({text.count("\n\n", 0, s) for s, _ in a["content"]}) > 1:
            names.append("quotation over paragraphs")
        if len(a["cue"]) > 1:
            names.append("cue in pieces")
        if a["polarity"] == "denies":
            names.append("denial")
        if re.search(r"\bni (?:confirmé|infirmé|démenti)|pas confirmé|refus\w+ à confirmer", cue):
            names.append("neither confirmed nor denied")
        seen.update(names)
    return seen


def load(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def main(arguments):
    if len(arguments) < 2 or arguments[0] not in ("read", "show", "count"):
        sys.exit(__doc__)
    if arguments[0] == "read":
        with open(arguments[1], encoding="utf-8") as lines:
            for document in read(lines):
                print(json.dumps(document, ensure_ascii=False))
    elif arguments[0] == "show":
        print("\n".join(map(marked, load(arguments[1]))), end="")
    else:
        documents = [d for path in arguments[1:] for d in load(path)]
        words = [len(d["text"].split()) for d in documents]
        print("%5d texts, %d to %d words, %d in all" % (len(documents), min(words), max(words), sum(words)))
        for name, count in sorted(sum(map(forms, documents), Counter()).items()):
            print("%5d %s" % (count, name))


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except BadMark as e:
        sys.exit(str(e))
