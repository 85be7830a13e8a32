package org.recoupe.extraction.syntax;

import java.util.ArrayList;
import java.util.List;
import org.recoupe.extraction.language.LanguageRules;
import org.recoupe.extraction.lexicon.Saying;
import org.recoupe.extraction.lexicon.WordClass;
import org.recoupe.extraction.reading.Layout;
import org.recoupe.extraction.reading.Reading;
import org.recoupe.extraction.reading.Sentence;

/** Parts the blocks of a text into sentences. */
public final class Sentences {
    /** What goes on for longer is no prose; it is cut, so that no text takes longer to read than its length allows. */
    public static final int LONGEST = 400;

    /** How far behind a quotation the verb that reports it may stand. */
    private static final int REPORTER = 9;

    private final Reading reading;
    private final LanguageRules language;
    private final List<Sentence> found = new ArrayList<>();

    private Sentences(Reading reading, LanguageRules language) {
        this.reading = reading;
        this.language = language;
    }

    public static List<Sentence> in(Reading reading, Layout layout, LanguageRules language) {
        var sentences = new Sentences(reading, language);
        for (var block : layout.blocks()) sentences.part(block);
        return sentences.found;
    }

    private void part(Layout.Block block) {
        var from = block.from();
        var dialogue = reading.is(from, "–");
        for (var i = from; i < block.to(); i++) {
            var end = i - from >= LONGEST ? i + 1 : endBehind(i, block.to());
            if (end < 0) continue;
            found.add(new Sentence(from, end, block.paragraph(), block.heading(), dialogue));
            from = end;
            i = end - 1;
        }
        if (from < block.to()) found.add(new Sentence(from, block.to(), block.paragraph(), block.heading(), dialogue));
    }

    /** Behind the mark at the token and what closes with it, if a sentence ends there; otherwise -1. */
    private int endBehind(int i, int limit) {
        if (!reading.token(i).endsSentence()) return abbreviationEnds(i, limit) ? i + 1 : -1;
        var end = i + 1;
        while (end < limit && end - i < LONGEST && (reading.token(end).endsSentence() || closes(end))) end++;
        var staysQuoted =
                end < limit && reading.isQuoted(end - 1) && reading.quotationAt(end - 1) == reading.quotationAt(end);
        if (staysQuoted) return -1;
        if (end == limit) return end;
        return beginsSentence(end) && !isReported(end, limit) ? end : -1;
    }

    /** "Is that all?" the mayor said: the quotation's mark does not end the sentence. */
    private boolean isReported(int from, int limit) {
        if (language.needsInversion()
                || !reading.isQuoted(from - 1)
                || !reading.token(from - 1).isQuotationMark()
                || reading.is(from - 2, ".")) return false;
        for (var i = from; i < Math.min(limit, from + REPORTER); i++) {
            if (reading.isQuoted(i) || reading.token(i).isPunctuation()) return false;
            for (var form : reading.forms(i)) {
                if (!form.tense().isFinite()) continue;
                var saying = reading.lexicon.saying(form.lemma());
                return i > from && saying != null && saying.takes(Saying.Frame.AFTER);
            }
        }
        return false;
    }

    private boolean closes(int i) {
        var token = reading.token(i);
        if (token.is(")") || token.is("]")) return true;
        return token.isQuotationMark()
                && reading.quotationAt(i) >= 0
                && reading.quotationAt(i) != reading.quotationAt(i + 1)
                && reading.quotationAt(i) == reading.quotationAt(i - 1);
    }

    /** A full stop that belongs to an abbreviation may end the sentence too: "in the U.S. The …". */
    private boolean abbreviationEnds(int i, int limit) {
        if (i + 1 >= limit || reading.isQuoted(i) || !reading.isCapital(i + 1)) return false;
        var word = reading.word(i);
        return word.length() > 2
                && word.endsWith(".")
                && word.indexOf('.') < word.length() - 1
                && (reading.is(i + 1, WordClass.DETERMINER) || reading.is(i + 1, WordClass.SUBJECT_PRONOUN));
    }

    private boolean beginsSentence(int i) {
        var token = reading.token(i);
        if (token.isWord())
            return token.capital() || !Character.isLetter(token.word().codePointAt(0)) || startsLine(i);
        if (token.isQuotationMark() || token.isNumber()) return true;
        return token.is("(") || token.is("[") || token.is("–") || token.is("-") || token.is("…") || token.is("•");
    }

    private boolean startsLine(int i) {
        for (var k = reading.token(i).start() - 1; k >= 0 && Character.isWhitespace(reading.text.at(k)); k--)
            if (reading.text.at(k) == '\n') return true;
        return false;
    }
}
