package org.recoupe.extraction.parse;

import java.util.List;
import org.recoupe.extraction.lexicon.Lexicon;
import org.recoupe.extraction.lexicon.Tense;
import org.recoupe.extraction.lexicon.VerbForm;
import org.recoupe.extraction.text.Token;

/** What tagger and parser see of the words of a sentence, as numbers made once. Places outside the sentence are seen as an edge. */
final class Words {
    private static final int SHORTEST_STEM = 4;

    final int size;
    final int[] form;
    final int[] lemma;
    final int[] lastThree;
    final int[] lastTwo;
    final int[] beginning;
    final int[] shape;
    /** Which verb forms the lexicon knows the word to be, and whether it reports. */
    final int[] verb;

    Words(List<Token> tokens, int from, int to, Lexicon lexicon) {
        size = to - from;
        form = new int[size];
        lemma = new int[size];
        lastThree = new int[size];
        lastTwo = new int[size];
        beginning = new int[size];
        shape = new int[size];
        verb = new int[size];
        for (var i = 0; i < size; i++) {
            var token = tokens.get(from + i);
            var word = token.word();
            var length = word.length();
            var forms = token.isWord() ? lexicon.forms(word) : List.<VerbForm>of();
            form[i] = token.isNumber() ? number(word) : word.hashCode();
            lemma[i] = forms.isEmpty() ? form[i] : forms.get(0).lemma().hashCode();
            lastThree[i] = word.substring(Math.max(0, length - 3)).hashCode();
            lastTwo[i] = word.substring(Math.max(0, length - 2)).hashCode();
            beginning[i] = word.substring(0, Math.min(SHORTEST_STEM, length)).hashCode();
            shape[i] = shape(token, i == 0);
            verb[i] = readings(forms, lexicon);
        }
    }

    /** Numbers are alike by their length: a year is not a count. */
    private static int number(String word) {
        return 31 + Math.min(word.length(), 5);
    }

    private static int shape(Token token, boolean first) {
        var shape = token.kind().ordinal();
        if (token.capital()) shape |= first ? 4 : 8;
        if (token.word().indexOf('-') > 0) shape |= 16;
        if (token.word().length() > 1
                && token.end() - token.start() <= 6
                && token.word().indexOf('.') > 0) shape |= 32;
        return shape;
    }

    private static int readings(List<VerbForm> forms, Lexicon lexicon) {
        var readings = 0;
        for (var form : forms) {
            readings |= form.tense().isFinite()
                    ? form.tense() == Tense.PAST ? 1 : 2
                    : form.tense() == Tense.INFINITIVE ? 4 : form.tense() == Tense.PARTICIPLE ? 8 : 16;
            if (lexicon.saying(form.lemma()) != null) readings |= 32;
        }
        return readings;
    }
}
