package org.recoupe.extraction;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.lexicon.Saying;
import org.recoupe.extraction.lexicon.Saying.Frame;
import org.recoupe.extraction.lexicon.Tense;
import org.recoupe.extraction.lexicon.WordClass;
import org.recoupe.extraction.parse.Tree;
import org.recoupe.kernel.Span;

/**
 * What the small words around a verb do not tell, but a parse does: that what stands behind it, or further on, is what it says, or who
 * says what stands before it. Asked only for verbs no other rule has read. Where the clause ends the rules know better than the parse.
 */
final class ParsedClause implements AttributionRule {
    static final String RULE = "parsed";

    private static final int SHORTEST_CLAUSE = 3;
    /** How far behind its verb a clause may begin. */
    private static final int REACH = 40;

    private static final List<Frame> FRAMES = List.of(Frame.THAT, Frame.INF, Frame.NP);

    @Override
    public void find(Syntax syntax, Findings findings) {
        var parts = syntax.parts();
        if (parts == null) return;
        for (var verb : syntax.verbs) {
            var saying = syntax.saying(verb);
            if (saying == null || verb.passive() || syntax.reading.isQuoted(verb.from())) continue;
            var frames = frames(syntax, verb, saying);
            var behind = mayStandBehind(syntax, verb, saying);
            if (frames.isEmpty() && !behind || isRead(syntax, verb, findings) || isNobodys(syntax, verb)) continue;
            if (!parts.of(verb.to() - 1).startsWith("VERB")) continue;
            if (behind && standsBehind(syntax, parts.tree(), verb, saying, findings)) continue;
            for (var frame : frames) {
                var content = content(syntax, parts.tree(), verb, frame);
                if (content != null && add(syntax, parts.tree(), verb, saying, content, findings)) break;
            }
        }
    }

    private static List<Frame> frames(Syntax syntax, VerbGroup verb, Saying saying) {
        if (!syntax.language.clauseNeedsConjunction())
            return FRAMES.stream().filter(frame -> takes(saying, frame)).toList();
        return takes(saying, Frame.THAT) && !ReportedClause.restricts(syntax, verb) && hasConjunction(syntax, verb)
                ? List.of(Frame.THAT)
                : List.of();
    }

    private static boolean hasConjunction(Syntax syntax, VerbGroup verb) {
        for (var i = verb.to(); i < Math.min(syntax.end(), verb.to() + REACH) && !syntax.reading.is(i, ";"); i++)
            if (opensClause(syntax.reading, i)) return true;
        return false;
    }

    private static boolean opensClause(Reading reading, int i) {
        return reading.is(i, WordClass.THAT) || reading.is(i, WordClass.QUESTION);
    }

    /** "étant précisé que", "il est à noter que": nobody, or the reporter. */
    private static boolean isNobodys(Syntax syntax, VerbGroup verb) {
        return verb.tense() == Tense.PARTICIPLE && !syntax.isCoordinated(verb)
                || verb.tense() == Tense.INFINITIVE && syntax.isImpersonal(verb);
    }

    /** Whether the verb is a cue already, or stands in what somebody else says. */
    private static boolean isRead(Syntax syntax, VerbGroup verb, Findings findings) {
        var place = syntax.reading.span(verb.from(), verb.to());
        return findings.hasCue(place, syntax.number) || findings.covers(place, syntax.number);
    }

    private static boolean takes(Saying saying, Frame frame) {
        return saying.takes(frame) || frame == Frame.THAT && (saying.takes(Frame.BARE) || saying.takes(Frame.QUESTION));
    }

    private static String relation(Frame frame) {
        return switch (frame) {
            case THAT -> "ccomp";
            case INF -> "xcomp";
            default -> "obj";
        };
    }

    private static @Nullable Span content(Syntax syntax, Tree tree, VerbGroup verb, Frame frame) {
        var reading = syntax.reading;
        var content = tree.dependent(verb.to() - 1, relation(frame));
        if (content < verb.to()) return null;
        var from = Math.max(verb.to(), tree.first(content));
        while (from < syntax.end() && reading.token(from).isPunctuation() && !reading.isQuoted(from)) from++;
        if (from >= syntax.end()) return null;
        if (syntax.language.clauseNeedsConjunction() && !opensClause(reading, from)) return null;
        var to = frame == Frame.NP ? syntax.objectEnd(from, verb) : syntax.scopeEnd(from, verb);
        return to - from < (frame == Frame.NP ? 1 : SHORTEST_CLAUSE) ? null : reading.span(from, to);
    }

    private static boolean add(
            Syntax syntax, Tree tree, VerbGroup verb, Saying saying, Span content, Findings findings) {
        var source = syntax.speakerOf(verb);
        if (source.isEmpty()) source = governingSubject(syntax, tree, verb.to() - 1);
        if (source.isEmpty() || syntax.isNarrator(source)) return false;
        return findings.add(new Attribution(
                List.of(content),
                source,
                syntax.cueOf(verb),
                List.of(),
                syntax.stanceOf(verb, saying),
                RULE,
                0.6,
                syntax.number));
    }

    /** Whether what is said may stand before the verb and who says it behind: "…, a déclaré …". */
    private static boolean mayStandBehind(Syntax syntax, VerbGroup verb, Saying saying) {
        var before = verb.edge() - 1;
        return syntax.language.needsInversion()
                && saying.takes(Frame.AFTER)
                && verb.isFinite()
                && verb.inverted() < 0
                && before > syntax.start()
                && AfterQuotation.closesContent(syntax.reading, before)
                && (syntax.reading.isQuoted(before)
                        || syntax.reading.isQuoted(before - 1)
                        || AfterQuotation.saysSomething(syntax, before));
    }

    /** « … », répète à qui veut l'entendre le responsable: who says it stands far behind. */
    private static boolean standsBehind(Syntax syntax, Tree tree, VerbGroup verb, Saying saying, Findings findings) {
        var noun = tree.dependent(verb.to() - 1, "nsubj");
        if (noun < verb.to()) return false;
        var source = new ParsedSubject(syntax).whole(tree, noun, verb);
        if (source.isEmpty()) return false;
        var end = syntax.reading.tokenAt(source.get(0).end());
        return AfterQuotation.attribute(syntax, verb, saying, verb.edge() - 1, end, source, List.of(), findings);
    }

    /** The subject of the verb, or of the one it is joined to, hangs on or is governed by. */
    private static List<Span> governingSubject(Syntax syntax, Tree tree, int verb) {
        for (var i = verb; i != Tree.ROOT; i = tree.head(i)) {
            var subject = tree.dependent(i, "nsubj");
            if (subject >= 0) return syntax.subtree(tree.first(subject), tree.end(subject));
            if (tree.relation(i).equals("acl")) {
                var noun = tree.head(i);
                return syntax.subtree(tree.first(noun), Math.min(tree.end(noun), tree.first(i)));
            }
            if (!tree.is(i, "conj") && !tree.is(i, "xcomp") && !tree.is(i, "advcl") && !tree.is(i, "ccomp")) break;
        }
        return List.of();
    }
}
