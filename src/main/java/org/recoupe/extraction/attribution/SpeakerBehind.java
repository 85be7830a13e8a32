package org.recoupe.extraction.attribution;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.language.LanguageRules;
import org.recoupe.extraction.lexicon.Tense;
import org.recoupe.extraction.lexicon.WordClass;
import org.recoupe.extraction.reading.VerbGroup;
import org.recoupe.extraction.syntax.Syntax;
import org.recoupe.kernel.Span;

/**
 * Who speaks behind the verb, whatever stands between: « … », a déclaré lundi à l'AFP, sous couvert d'anonymat, Marie Durand. Such a verb has
 * no other subject, so where an addressee or a medium would swallow all that follows, it ends before the name.
 *
 * @param source the noun phrase with its apposition
 * @param relay whom it is said to or through
 * @param end behind the noun phrase
 */
record SpeakerBehind(Span source, List<Span> relay, int end) {
    /** Nobody puts more between a verb and its subject; what does would have every cut of each tried. */
    private static final int MOST_ASIDES = 5;

    private static final int LONGEST_INSERT = 16;

    /** The speaker behind the verb, not looked for beyond the sentence; null if none stands there. */
    static @Nullable SpeakerBehind of(Syntax syntax, VerbGroup verb) {
        return new Search(syntax, verb).from(verb.to(), List.of(), 0);
    }

    private record Search(Syntax syntax, VerbGroup verb) {
        private @Nullable SpeakerBehind from(int start, List<Span> relay, int asides) {
            var reading = syntax.reading;
            var i = LanguageRules.skipCircumstances(reading, start, syntax.end());
            if (i >= syntax.end()) return lastResort(start, relay);
            if (asides < MOST_ASIDES) {
                var insert = behindInsert(i);
                if (insert > i) {
                    var behind = from(insert, with(relay, i + 1, insert - 1), asides + 1);
                    if (behind != null) return behind;
                }
                if (isPreposition(i)) {
                    for (var end : ends(i)) {
                        var behind = from(end, with(relay, i, end), asides + 1);
                        if (behind != null) return behind;
                    }
                    return null;
                }
            }
            return subject(i, relay);
        }

        /** "…", prévient la préfète: what looks like a time or an insert may be who speaks. */
        private @Nullable SpeakerBehind lastResort(int start, List<Span> relay) {
            var next = LanguageRules.skipAdverbs(syntax.reading, start, syntax.end());
            return next > start || next >= syntax.end() ? null : subject(next, relay);
        }

        private @Nullable SpeakerBehind subject(int i, List<Span> relay) {
            var reading = syntax.reading;
            var pronoun = reading.is(i, WordClass.PERSONAL_PRONOUN) && !reading.is(i, WordClass.CLITIC);
            if (!syntax.phrases.mayFollowVerb(i) && !pronoun && !isBareTitle(i)) return null;
            if (syntax.phrases.isPlain(i) && !syntax.phrases.canSpeak(i)) return null;
            if (reading.is(i, WordClass.THAT) || reading.is(i, ":") || isPreposition(i)) return null;
            var phrase = syntax.phrases.withApposition(i, syntax.end(), false);
            if (phrase.to() <= i) return null;
            // "Le maire, a rappelé que …": what follows is said.
            if (phrase.to() < syntax.end() && reading.isFiniteVerb(phrase.to())) return null;
            return new SpeakerBehind(syntax.sourceSpan(phrase), relay, phrase.to());
        }

        private boolean isBareTitle(int i) {
            return syntax.lexicon.title(syntax.reading.word(i)) != null && syntax.reading.isCapital(i + 1);
        }

        private List<Span> with(List<Span> relay, int from, int to) {
            if (!relay.isEmpty() || to <= from || !syntax.language.addresses(syntax.reading, from, to)) return relay;
            return List.of(syntax.reading.span(from, to));
        }

        private boolean isPreposition(int i) {
            var reading = syntax.reading;
            return reading.is(i, WordClass.PREPOSITION)
                    || reading.phraseEnd(WordClass.COMPOUND_PREPOSITION, i, syntax.end()) > i;
        }

        /** Over ", dans un communiqué,": no clause, and not the noun the sentence is about. */
        private int behindInsert(int comma) {
            var reading = syntax.reading;
            if (!reading.is(comma, ",")) return comma;
            for (var i = comma + 1; i < Math.min(syntax.end() - 1, comma + LONGEST_INSERT); i++) {
                if (reading.isFiniteVerb(i) || reading.isQuoted(i)) return comma;
                if (!reading.is(i, ",")) continue;
                var opens = isPreposition(comma + 1)
                        || reading.isGerund(comma + 1)
                        || LanguageRules.skipCircumstances(reading, comma + 1, i) > comma + 1
                        || hasParticiple(comma + 1);
                return opens && i + 1 < syntax.end() ? i + 1 : comma;
            }
            return comma;
        }

        private boolean hasParticiple(int i) {
            return LanguageRules.reading(
                            syntax.reading.forms(i), f -> f.tense() == Tense.PARTICIPLE || f.tense() == Tense.GERUND)
                    != null;
        }

        /** Where what hangs on the preposition may end, the likeliest first. */
        private List<Integer> ends(int preposition) {
            var reading = syntax.reading;
            var compound = reading.phraseEnd(WordClass.COMPOUND_PREPOSITION, preposition, syntax.end());
            var start = Math.max(preposition + 1, compound);
            while (start < syntax.end() && reading.is(start, WordClass.OF) && !reading.is(start, WordClass.DETERMINER))
                start++;
            if (start >= syntax.end()
                    || !reading.isCapital(start)
                            && LanguageRules.reading(reading.forms(start), f -> f.tense() == Tense.INFINITIVE) != null
                            && compound < 0) return List.of();
            var end = Math.max(syntax.phrases.end(start, syntax.end()), bareEnd(start));
            if (end <= start) return List.of();
            var ends = new ArrayList<Integer>();
            // Times stand within the phrase: "lors d'un point de presse lundi".
            ends.add(end);
            for (var k = start + 1; k < end; k++) if (isAgencyBefore(start, k)) ends.add(k);
            for (var k = start + 1; k < end; k++) if (startsFullName(k) && !ends.contains(k)) ends.add(k);
            for (var k = start + 1; k < end; k++) if (isPerson(k) && !ends.contains(k)) ends.add(k);
            for (var k = start + 1; k < end; k++) if (startsName(k) && !ends.contains(k)) ends.add(k);
            for (var k = end - 2; k > start; k--) if (isRunOfNames(k) && !ends.contains(k)) ends.add(k);
            return ends;
        }

        /** "par téléphone", "devant la presse": a noun without its article is no phrase elsewhere. */
        private int bareEnd(int start) {
            return syntax.phrases.isPlain(start) ? start + 1 : start;
        }

        private boolean isAgencyBefore(int start, int k) {
            for (var i = start; i < k; i++)
                if (syntax.lexicon.agencyEnd(syntax.reading.tokens, i, k) == k)
                    return syntax.phrases.mayFollowVerb(k) || isBareTitle(k);
            return false;
        }

        private boolean isPerson(int k) {
            var reading = syntax.reading;
            if (!isFree(k)) return false;
            return isBareTitle(k) || reading.isCapital(k) && reading.lexicon.givenName(reading.word(k)) != null;
        }

        /** A name behind a noun that is no office: "à la presse | Karim Belkacem", not "au maire Karim Belkacem". */
        private boolean startsName(int k) {
            var reading = syntax.reading;
            return isFree(k) && reading.isCapital(k) && !reading.isCapital(k - 1);
        }

        /** As {@link #startsName}, not behind a noun that may be called so: "à la chaîne Canal Sud | Sonia Lambert". */
        private boolean startsFullName(int k) {
            var reading = syntax.reading;
            return startsName(k)
                    && reading.isCapital(k + 1)
                    && reading.lexicon.organisation(reading.word(k - 1)) == null;
        }

        private boolean isRunOfNames(int k) {
            var reading = syntax.reading;
            return isFree(k) && reading.isCapital(k) && reading.isCapital(k + 1) && reading.isCapital(k - 1);
        }

        private boolean isFree(int k) {
            var reading = syntax.reading;
            return !reading.is(k - 1, WordClass.OF)
                    && !reading.is(k - 1, WordClass.DETERMINER)
                    && !reading.is(k - 1, WordClass.PREPOSITION)
                    && !reading.is(k - 1, WordClass.CONJUNCTION)
                    && !reading.is(k, WordClass.DAY)
                    && reading.token(k - 1).isWord();
        }
    }
}
