package org.recoupe.extraction.attribution;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.lexicon.Saying;
import org.recoupe.extraction.lexicon.Saying.Frame;
import org.recoupe.extraction.parse.Tree;
import org.recoupe.extraction.reading.VerbGroup;
import org.recoupe.extraction.syntax.Syntax;
import org.recoupe.kernel.Span;

/**
 * What the small words around a verb do not tell, but a parse does: that what stands behind it, or further on, is what it says. Asked
 * only for verbs no other rule has read. Where the clause ends the rules know better than the parse.
 */
final class ParsedClause implements AttributionRule {
    static final String RULE = "parsed";

    private static final int SHORTEST_CLAUSE = 3;
    private static final List<Frame> FRAMES = List.of(Frame.THAT, Frame.INF, Frame.NP);

    @Override
    public void find(Syntax syntax, Findings findings) {
        var parts = syntax.parts();
        if (parts == null) return;
        for (var verb : syntax.verbs) {
            var saying = syntax.saying(verb);
            if (saying == null || verb.passive() || syntax.reading.isQuoted(verb.from())) continue;
            if (FRAMES.stream().noneMatch(frame -> takes(saying, frame)) || isRead(syntax, verb, findings)) continue;
            if (!parts.of(verb.to() - 1).startsWith("VERB")) continue;
            var tree = parts.tree();
            for (var frame : FRAMES) {
                var content = content(syntax, tree, verb, saying, frame);
                if (content != null && add(syntax, tree, verb, saying, content, findings)) break;
            }
        }
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

    private static @Nullable Span content(Syntax syntax, Tree tree, VerbGroup verb, Saying saying, Frame frame) {
        if (!takes(saying, frame)) return null;
        var reading = syntax.reading;
        var content = tree.dependent(verb.to() - 1, relation(frame));
        if (content < verb.to()) return null;
        var from = Math.max(verb.to(), tree.first(content));
        while (from < syntax.end() && reading.token(from).isPunctuation() && !reading.isQuoted(from)) from++;
        if (from >= syntax.end()) return null;
        var to = frame == Frame.NP ? syntax.objectEnd(from, verb) : syntax.scopeEnd(from, verb);
        return to - from < (frame == Frame.NP ? 1 : SHORTEST_CLAUSE) ? null : reading.span(from, to);
    }

    private static boolean add(
            Syntax syntax, Tree tree, VerbGroup verb, Saying saying, Span content, Findings findings) {
        var source = syntax.subjectOf(verb);
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
