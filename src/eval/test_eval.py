#!/usr/bin/env python3
"""The scorer and the marks, told by example: python3 -m unittest discover -s src/eval"""
import glob
import os
import unittest

import marks
import propositions
import score

HERE = os.path.dirname(os.path.abspath(__file__))
MARKED = (
    "@ one | lead | 2026-05-07\n"
    "{c1 « Rien n'est perdu »}, {k1 a}-t-{s1 il} {k1 dit}. "
    "{c2 Le pont}, {k2! nie} {s2,3 le directeur du port, Jean Roux}, {c2 a cédé}, {k3 ajoutant} {c3 que tout va bien}.\n"
)


def documents():
    return marks.read(MARKED.splitlines())


def one(text, **parts):
    """An attribution by its words."""
    places = lambda words: [[text.index(w), text.index(w) + len(w)] for w in words]
    return {part: places(words) for part, words in parts.items()}


class Marks(unittest.TestCase):
    def test_marks_become_places_in_the_text_without_them(self):
        document = documents()[0]
        words = lambda a, part: [document["text"][s:e] for s, e in a[part]]

        self.assertNotIn("{", document["text"])
        first, second, third = document["attributions"]
        self.assertEqual(words(first, "cue"), ["a", "dit"])
        self.assertEqual(words(second, "content"), ["Le pont", "a cédé"])
        self.assertEqual(words(third, "source"), ["le directeur du port, Jean Roux"])
        self.assertEqual([a["polarity"] for a in document["attributions"]], ["asserts", "denies", "asserts"])
        self.assertEqual([a["type"] for a in document["attributions"]], ["direct", "indirect", "indirect"])

    def test_places_become_the_same_marks_again(self):
        self.assertEqual(marks.marked(documents()[0]).strip(), MARKED.strip())

    def test_a_mark_that_is_not_closed_or_says_nothing_is_refused(self):
        for wrong in ("{c1 a", "a} b", "{x1 a}", "{s1 a}", "{c1 }", "{c a}"):
            with self.subTest(wrong), self.assertRaises(marks.BadMark):
                marks.unmarked(wrong)

    def test_the_sets_are_what_their_own_marks_say(self):
        paths = glob.glob(os.path.join(HERE, "agency-fr", "*.jsonl"))
        self.assertEqual(len(paths), 2)
        for path in paths:
            for document in marks.load(path):
                with self.subTest(document["id"]):
                    self.assertEqual(marks.read(marks.marked(document).splitlines()), [document])


class Attributions(unittest.TestCase):
    TEXT = "« A b c d », a dit Jean Roux, le maire. Selon lui, les rues sont calmes."

    def setUp(self):
        self.said = one(self.TEXT, content=["A b c d"], source=["Jean Roux, le maire"], cue=["a dit"])
        self.told = one(self.TEXT, content=["les rues sont calmes"], source=["lui"], cue=["Selon"])
        self.set = [{"id": "x", "lang": "fr", "text": self.TEXT, "attributions": [self.said, self.told]}]

    def scored(self, *found):
        return score.attributions(self.set, {"x": {"attributions": list(found)}})

    def test_what_was_marked_is_all_right_and_nothing_all_wrong(self):
        for name in ("exact", "half", "pair", "triple"):
            self.assertEqual(self.scored(self.said, self.told)[name]["F"], 100)
            self.assertEqual(self.scored()[name]["F"], 0)

    def test_half_a_content_is_half_and_not_exact(self):
        half = one(self.TEXT, content=["A b"], source=["Jean Roux"], cue=["dit"])
        figures = self.scored(half)
        self.assertEqual(figures["exact"]["P"], 0)
        self.assertEqual(figures["triple"], {"P": 100.0, "R": 50.0, "F": 66.67})
        self.assertEqual(self.scored({**half, "content": [[2, 3]]})["half"]["P"], 0)

    def test_the_name_and_the_office_are_the_same_source_and_another_is_not(self):
        for source, right in ((["Roux"], 100), (["le maire"], 100), (["lui"], 0), ([], 0)):
            found = {**self.said, **one(self.TEXT, source=source)}
            self.assertEqual(self.scored(found)["pair"]["P"], right, source)

    def test_another_cue_spoils_the_triple_only(self):
        figures = self.scored({**self.said, **one(self.TEXT, cue=["Selon"])})
        self.assertEqual((figures["pair"]["P"], figures["triple"]["P"]), (100, 0))

    def test_what_is_found_twice_counts_against_precision(self):
        self.assertEqual(self.scored(self.said, self.said, self.told)["exact"], {"P": 66.67, "R": 100.0, "F": 80.0})

    def test_sureness_tells_how_right_the_sure_are_and_where_the_wrong_ones_stand(self):
        sources = [["Jean Roux"]] * 9 + [["les rues"]]
        found = [
            {**one(self.TEXT, content=["« A b c d »"], source=source), "confidence": 0.95 if at % 2 else 0.5}
            for at, source in enumerate(sources)
        ]
        found[9]["confidence"] = 0.2
        marked = [one(self.TEXT, content=["« A b c d », a dit"], source=["Jean Roux, le maire"])]
        documents = [{"id": 1, "lang": "fr", "text": self.TEXT, "attributions": marked}]

        told = score.sureness(documents, {1: {"attributions": found}})

        self.assertEqual((told["found"], told["right"], told["said"]), (10, 0.9, 0.65))
        self.assertEqual((told["sure"], told["right of the sure"]), (4, 1.0))
        self.assertEqual((told["wrong"], told["wrong of the doubtful tenth"]), (1, 1))

    def test_a_denial_taken_for_a_statement_is_told_by_the_polarity(self):
        self.said["polarity"] = "denies"
        self.assertEqual(self.scored({**self.said, "polarity": "asserts"})["polarity"], 0)


class Labels(unittest.TestCase):
    def test_each_label_and_each_kind_is_counted(self):
        lines = [
            {"id": 1, "label": "contradiction", "kind": "number"},
            {"id": 2, "label": "contradiction", "kind": "denial"},
            {"id": 3, "label": "other", "kind": "number"},
        ]
        found = {1: {"label": "contradiction"}, 2: {"label": "other"}, 3: {"label": "contradiction"}}
        figures = score.labels(lines, found)
        self.assertEqual(figures["accuracy"], 33.33)
        self.assertEqual(figures["contradiction"], {"P": 50.0, "R": 50.0, "F": 50.0})
        self.assertEqual(figures["kinds"], {"contradiction, denial": "0 of 1", "contradiction, number": "1 of 1", "other, number": "0 of 1"})


class Propositions(unittest.TestCase):
    SAID = {"content": [[10, 40]], "proposition": "La digue a cédé.", "missing": []}
    KEPT = {"set": "a.jsonl", "id": "x", "lang": "fr", "content": [[10, 40]]}

    def kept(self, **judged):
        return [{**self.KEPT, "judged": {propositions.digest(self.SAID): word for word in judged.values()}}]

    def scored(self, kept, now):
        return propositions.score(kept, {"x": [now]})["fr"]

    def test_what_was_left_stays_left_whatever_its_marks(self):
        for same in (self.SAID, {**self.SAID, "proposition": "la  digue a cédé"}, {**self.SAID, "content": [[8, 40]]}):
            figures = self.scored(self.kept(a="left"), same)
            self.assertEqual((figures["left"], figures["complete"], figures["precision"]), (100, 100, 100))

    def test_what_nobody_judged_is_not_left(self):
        for other in ({**self.SAID, "proposition": "La digue n'a pas cédé."}, {**self.SAID, "missing": ["when"]}):
            figures = self.scored(self.kept(a="left"), other)
            self.assertEqual((figures["left"], figures["unjudged"]), (0, 1))

    def test_what_was_mended_counts_against_what_is_complete(self):
        figures = self.scored(self.kept(a="sense,negation"), self.SAID)
        self.assertEqual((figures["complete"], figures["precision"]), (100, 0))
        self.assertEqual(figures["mended"], {"sense": 1, "negation": 1})

    def test_what_is_gone_is_nobodys(self):
        figures = self.scored(self.kept(a="left"), {**self.SAID, "content": [[200, 240]]})
        self.assertEqual((figures["left"], figures["complete"]), (0, 0))

    def test_no_word_of_a_text_is_kept(self):
        for one in propositions.load(os.path.join(HERE, "propositions.jsonl")):
            self.assertEqual(set(one), {"set", "id", "lang", "content", "judged"})
            for digest, word in one["judged"].items():
                self.assertRegex(digest, "^[0-9a-f]{12}$")
                self.assertRegex(word, "^[a-z]+(,[a-z]+)*$")


if __name__ == "__main__":
    unittest.main()
