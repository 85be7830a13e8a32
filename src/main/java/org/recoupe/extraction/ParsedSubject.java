package org.recoupe.extraction;

import java.util.List;
import java.util.Set;
import org.recoupe.extraction.lexicon.WordClass;
import org.recoupe.extraction.parse.Parts;
import org.recoupe.extraction.parse.Tree;
import org.recoupe.kernel.Span;

/**
 * Who a parse says does what the verb says, where the rules are in doubt: they found nobody, or somebody within the sentence who may as
 * well stand in another phrase. Where they are sure the parse is not asked; where it tells nothing that can be a subject they stand.
 */
final class ParsedSubject {
    private static final Set<String> NOUNS = Set.of("NOUN", "PROPN", "PRON", "NUM");

    private final Syntax syntax;
    private final Reading reading;

    ParsedSubject(Syntax syntax) {
        this.syntax = syntax;
        this.reading = syntax.reading;
    }

    /** The subject of a verb of saying, as the rules found it or as the parse mends it. */
    List<Span> mended(VerbGroup verb, List<Span> found) {
        var parts = syntax.parts();
        if (parts == null || !syntax.language.mendsSubjects() || !isDoubtful(verb, found)) return found;
        var mended = mended(parts, verb, found);
        return mended.isEmpty() ? found : mended;
    }

    private List<Span> mended(Parts parts, VerbGroup verb, List<Span> found) {
        var tree = parts.tree();
        var noun = tree.dependent(verb.to() - 1, "nsubj");
        if (noun < 0 || !NOUNS.contains(parts.of(noun)) || reading.is(noun, WordClass.TIME)) return found;
        if (found.isEmpty()) return whole(tree, noun, verb);
        var from = reading.tokenAt(found.get(0).start());
        var to = reading.tokenAt(found.get(0).end() - 1) + 1;
        if (to - from == 1 && reading.is(from, WordClass.PRONOUN) && !isObject(tree, from, noun)) return found;
        // Joined to a verb before, it has that one's subject, whatever the parse makes of what stands between.
        if (syntax.isCoordinated(verb) && isJoined(noun, verb)) return found;
        var within = tree.first(noun) <= from && to <= tree.end(noun);
        if (noun < from && to == verb.edge() && opensClause(noun, from) && !within) return found;
        if (noun < from || noun >= to) return whole(tree, noun, verb);
        var start = start(tree, noun);
        return start <= from ? found : List.of(reading.span(start, to));
    }

    private boolean isDoubtful(VerbGroup verb, List<Span> found) {
        if (!verb.isFinite() || verb.inverted() >= 0 || reading.isQuoted(verb.from()) || syntax.saying(verb) == null)
            return false;
        // "un chiffre que conteste la direction": the parse takes the object of a relative for its subject.
        if (reading.is(verb.edge() - 1, WordClass.RELATIVE) || reading.is(verb.edge() - 1, WordClass.THAT))
            return false;
        if (found.isEmpty()) return true;
        var from = reading.tokenAt(found.get(0).start());
        var to = reading.tokenAt(found.get(0).end() - 1) + 1;
        if (to == verb.edge() && to - from == 1 && reading.is(from, WordClass.PRONOUN))
            return reading.is(from, WordClass.CLITIC);
        if (from == syntax.start() && to == verb.edge()) return false;
        return !opensSentence(from) || !syntax.phrases.namesSpeaker(from, to);
    }

    /** "Lundi, le maire a dit": nothing but circumstances stands before a subject that can only begin there. */
    private boolean opensSentence(int from) {
        return from == syntax.start()
                || reading.is(from - 1, ",")
                        && reading.is(from, WordClass.DETERMINER)
                        && !reading.hasFiniteVerb(syntax.start(), from);
    }

    private boolean isJoined(int noun, VerbGroup verb) {
        for (var i = noun + 1; i < verb.edge(); i++)
            if (reading.is(i, WordClass.CONJUNCTION) || reading.is(i, WordClass.CONTRAST)) return true;
        return false;
    }

    /** "The account in which John explains": a clause of its own holds who was found. */
    private boolean opensClause(int noun, int from) {
        for (var i = noun + 1; i < from; i++)
            if (reading.is(i, WordClass.RELATIVE)
                    || reading.is(i, WordClass.THAT)
                    || reading.is(i, WordClass.SUBORDINATOR)) return true;
        return false;
    }

    /** "votre médecin vous informe": of two that might be subjects, the clitic is whom it is said to. */
    private boolean isObject(Tree tree, int pronoun, int noun) {
        return tree.is(pronoun, "obj")
                || tree.is(pronoun, "iobj")
                || tree.is(pronoun, "expl")
                || noun < pronoun && reading.is(pronoun, WordClass.CLITIC);
    }

    /** The noun with what hangs on it; empty if that can be no subject. */
    List<Span> whole(Tree tree, int noun, VerbGroup verb) {
        var from = start(tree, noun);
        var to = end(tree, noun, verb);
        if (from < 0 || from > noun || to <= noun || reading.hasFiniteVerb(from, to)) return List.of();
        return syntax.subtree(from, to);
    }

    /** Where the noun begins with what describes it, without conjunctions; -1 if a preposition holds it. */
    private int start(Tree tree, int noun) {
        var from = tree.first(noun);
        while (from < noun
                && (reading.token(from).isPunctuation()
                        || tree.head(from) == noun && (tree.is(from, "cc") || tree.is(from, "advmod")))) from++;
        var held = from < noun && tree.head(from) == noun && tree.is(from, "case");
        return held && reading.phraseEnd(WordClass.DETERMINER, from, noun) < 0 ? -1 : from;
    }

    /** Where the noun ends with what hangs on it, without a clause. */
    private int end(Tree tree, int noun, VerbGroup verb) {
        var to = tree.end(noun);
        if (noun < verb.edge()) to = Math.min(to, verb.edge());
        for (var i = noun + 1; i < to; i++) {
            if (reading.is(i, WordClass.RELATIVE)) return i;
            if (tree.head(i) == noun && tree.is(i, "acl") && reading.is(tree.first(i) - 1, ",")) return tree.first(i);
        }
        return to;
    }
}
