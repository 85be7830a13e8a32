package org.recoupe.extraction.attribution;

import java.util.List;
import org.recoupe.extraction.statement.Stance;
import org.recoupe.kernel.Span;

/**
 * Source, cue and content as a rule found them, before anybody knows who the source is.
 *
 * @param sentence number of the sentence its cue, or its content if it has none, stands in
 */
public record Attribution(
        List<Span> content,
        List<Span> source,
        List<Span> cue,
        List<Span> relay,
        Stance stance,
        String rule,
        double confidence,
        int sentence) {

    public int start() {
        return content.get(0).start();
    }

    public int end() {
        return content.get(content.size() - 1).end();
    }

    /** Whether somebody charges somebody with something. */
    public boolean isCharge() {
        return rule.equals(ReportedClause.CHARGE);
    }

    /** Whether it rests on a parse alone. */
    public boolean isParsed() {
        return rule.equals(ParsedClause.RULE);
    }

    Attribution saidBy(List<Span> other) {
        return new Attribution(content, other, cue, relay, stance, rule, confidence, sentence);
    }

    /** Whether this one is said within what the other says. */
    public boolean isWithin(Attribution other) {
        var first = cue.isEmpty() ? content.get(0) : cue.get(0);
        return other.content.stream()
                .anyMatch(c ->
                        c.contains(first) && c.start() <= start() && end() <= c.end() && c.length() > end() - start());
    }
}
