#!/usr/bin/env python3
"""How much of what people marked was found.

    score.py attributions SET.jsonl PREDICTIONS.jsonl [--json]
    score.py sureness SET.jsonl PREDICTIONS.jsonl [--json]   whether attributions are as sure as they say
    score.py labels SET.jsonl PREDICTIONS.jsonl [--json]     of lines with a "label", each label against all others

Attributions are compared word by word (words are runs of letters and digits; a place counts for the words it covers by half). Every
marked content is laid beside at most one that was found, the pairs that share most (common words to words of either) first. Then:

    exact     the contents are the same words
    half      they share half of their words or more
    pair      half, and the sources name the same: the head of a part of either lies in the other, or both are empty
    triple    pair, and the cues share a word, or neither has one and they are the same signs
    polarity  how many of the pairs that share three words in ten agree on whether something is denied, in per cent

Each but the last as precision, recall and F1 in per cent. For sureness, what was found is right if half of its words or more lie in a
marked content and the sources name the same, however many of them share that content: how many are right, what they say of
themselves in the mean ("confidence"), how many say more than .9 and how many of these are right, and how many of the wrong ones are
among the tenth that says least. A set may name a "kind" per line; `labels` then tells how many of each
label and kind were right.
"""
import json
import re
import sys
from collections import Counter, defaultdict

WORD = re.compile(r"[^\W_]+")
BREAKS = re.compile(r"[,;:()\[\]\n–—]")
ARTICLES = set(
    "the a an this that these those its his her their our my your some any many several both all one two three".split()
    + "le la les l un une des du de d ce cet cette ces son sa ses leur leurs mon ma mes notre nos votre vos".split()
    + "plusieurs certains certaines quelques tout toute tous toutes deux trois selon".split()
)
LINKS = set(
    "of from for in at on with to by who whom which that as when where and including".split()
    + "de du des d à au aux pour en dans sur chez par qui que dont lors et ainsi où".split()
)
BEFORE_NOUNS = set(
    "ancien ancienne nouveau nouvelle premier première grand grande petit petite jeune même autre vieux actuel ex haut".split()
    + "former new senior other top chief".split()
)


class Text:
    """A text as its words."""

    def __init__(self, text, language):
        self.text, self.language = text, language
        self.places = [word.span() for word in WORD.finditer(text)]

    def words(self, spans):
        """The numbers of the words that the spans cover by half or more."""
        return frozenset(
            number
            for number, (start, end) in enumerate(self.places)
            for first, last in spans
            if first < end and start < last and 2 * (min(end, last) - max(start, first)) >= end - start
        )

    def word(self, number):
        start, end = self.places[number]
        return self.text[start:end]

    def between(self, one, other):
        return self.text[self.places[one][1] : self.places[other][0]]

    def parts(self, words):
        """The words of a noun phrase, cut at commas, brackets, dashes."""
        parts = []
        for number in sorted(words):
            if parts and not BREAKS.search(self.between(parts[-1][-1], number)):
                parts[-1].append(number)
            else:
                parts.append([number])
        return parts

    def heads(self, words):
        """The head of the phrase, and that of each apposition to it."""
        parts = self.parts(words)
        return {self.head(part) for at, part in enumerate(parts) if at == 0 or self.word(part[0]).lower() not in LINKS}

    def head(self, part):
        """A name ends on its head; a French noun phrase begins with it, but for articles and adjectives; an English one ends on it."""
        while len(part) > 1 and self.word(part[0]).lower() in ARTICLES:
            part = part[1:]
        core = part[:1]
        for number in part[1:]:
            if number != core[-1] + 1 or self.word(number).lower() in LINKS:
                break
            core.append(number)
        while len(core) > 1 and self.word(core[-1]) == "s" and self.between(core[-2], core[-1])[-1] in "'’":
            core.pop()
        if self.language == "fr" and not self.word(core[-1])[0].isupper():
            return next((number for number in core if self.word(number).lower() not in BEFORE_NOUNS), core[-1])
        return core[-1]

    def same_source(self, one, other):
        if not one or not other:
            return not one and not other
        return bool(self.heads(one) & other) and bool(self.heads(other) & one)


def share(one, other):
    return len(one & other) / len(one | other)


def pairs(text, marked, found):
    """Each marked content beside the one found that shares most with it, and how much."""
    candidates = [
        (-share(m["content"], f["content"]), i, j)
        for i, m in enumerate(marked)
        for j, f in enumerate(found)
        if m["content"] & f["content"]
    ]
    taken_marked, taken_found = set(), set()
    for shared, i, j in sorted(candidates):
        if i not in taken_marked and j not in taken_found:
            taken_marked.add(i)
            taken_found.add(j)
            yield marked[i], found[j], -shared


def in_words(text, attributions):
    read = [
        {
            "polarity": a.get("polarity"),
            "confidence": a.get("confidence", 0.0),
            "signs": "".join(text.text[start:end] for start, end in a.get("cue", [])).strip(),
            **{part: text.words(a.get(part, [])) for part in ("content", "source", "cue")},
        }
        for a in attributions
    ]
    return [a for a in read if a["content"]]


def figures(right, found, marked):
    precision = 100 * right / found if found else 0.0
    recall = 100 * right / marked if marked else 0.0
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return {"P": round(precision, 2), "R": round(recall, 2), "F": round(f1, 2)}


def attributions(documents, predictions):
    count = Counter()
    for document in documents:
        text = Text(document["text"], document.get("lang", "en"))
        marked = in_words(text, document["attributions"])
        found = in_words(text, predictions.get(document["id"], {}).get("attributions", []))
        count.update(marked=len(marked), found=len(found))
        for m, f, shared in pairs(text, marked, found):
            half = shared >= 0.5
            pair = half and text.same_source(m["source"], f["source"])
            wordless = not m["cue"] and not f["cue"]
            triple = pair and (bool(m["cue"] & f["cue"]) or wordless and m["signs"] == f["signs"])
            count.update(exact=m["content"] == f["content"], half=half, pair=pair, triple=triple)
            if shared >= 0.3 and m["polarity"] and f["polarity"]:
                count.update(told=1, polarity=m["polarity"] == f["polarity"])
    result = {"marked": count["marked"], "found": count["found"]}
    for name in ("exact", "half", "pair", "triple"):
        result[name] = figures(count[name], count["found"], count["marked"])
    if count["told"]:
        result["polarity"] = round(100 * count["polarity"] / count["told"], 2)
    return result


def sureness(documents, predictions):
    judged = []
    for document in documents:
        text = Text(document["text"], document.get("lang", "en"))
        marked = in_words(text, document["attributions"])
        for f in in_words(text, predictions.get(document["id"], {}).get("attributions", [])):
            right = any(
                2 * len(m["content"] & f["content"]) >= len(f["content"]) and text.same_source(m["source"], f["source"])
                for m in marked
            )
            judged.append((f["confidence"], right))
    if not judged:
        return {"found": 0}
    judged.sort(key=lambda one: one[0])
    count = lambda some: sum(right for _, right in some)
    sure = [one for one in judged if one[0] > 0.9]
    doubtful = judged[: round(len(judged) / 10)]
    return {
        "found": len(judged),
        "right": round(count(judged) / len(judged), 3),
        "said": round(sum(confidence for confidence, _ in judged) / len(judged), 3),
        "sure": len(sure),
        "right of the sure": round(count(sure) / len(sure), 3) if sure else 0.0,
        "wrong": len(judged) - count(judged),
        "wrong of the doubtful tenth": len(doubtful) - count(doubtful),
    }


def labels(lines, predictions):
    given = {line["id"]: predictions.get(line["id"], {}).get("label") for line in lines}
    right = sum(given[line["id"]] == line["label"] for line in lines)
    result = {"lines": len(lines), "accuracy": round(100 * right / len(lines), 2) if lines else 0.0}
    for label in sorted({line["label"] for line in lines}):
        marked = {line["id"] for line in lines if line["label"] == label}
        found = {name for name, it in given.items() if it == label}
        result[label] = figures(len(marked & found), len(found), len(marked))
    kinds = defaultdict(Counter)
    for line in lines:
        if "kind" in line:
            kinds["%s, %s" % (line["label"], line["kind"])].update(right=given[line["id"]] == line["label"], of=1)
    if kinds:
        result["kinds"] = {kind: "%d of %d" % (count["right"], count["of"]) for kind, count in sorted(kinds.items())}
    return result


def load(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def main(arguments):
    paths = [a for a in arguments if not a.startswith("--")]
    ways = {"attributions": attributions, "sureness": sureness, "labels": labels}
    if len(paths) != 3 or paths[0] not in ways:
        sys.exit(__doc__)
    lines = load(paths[1])
    known = {line["id"] for line in lines}
    predictions = {line["id"]: line for line in load(paths[2])}
    if predictions.keys() - known:
        sys.exit("predictions for what is not in the set: %s" % sorted(predictions.keys() - known)[:5])
    result = ways[paths[0]](lines, predictions)
    if "--json" in arguments:
        print(json.dumps(result))
        return
    for name, value in result.items():
        if isinstance(value, dict) and "F" in value:
            print("%-14s P %6.2f  R %6.2f  F1 %6.2f" % (name, value["P"], value["R"], value["F"]))
        elif isinstance(value, dict):
            print(*("  %-28s %s" % item for item in value.items()), sep="\n")
        else:
            print("%-14s %s" % (name, value))


if __name__ == "__main__":
    main(sys.argv[1:])
