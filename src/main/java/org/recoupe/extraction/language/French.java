package org.recoupe.extraction.language;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.lexicon.Saying;
import org.recoupe.extraction.lexicon.Tense;
import org.recoupe.extraction.lexicon.VerbForm;
import org.recoupe.extraction.lexicon.WordClass;
import org.recoupe.extraction.reading.NounPhrases;
import org.recoupe.extraction.reading.Reading;
import org.recoupe.extraction.reading.Sentence;
import org.recoupe.extraction.reading.VerbGroup;
import org.recoupe.kernel.Language;

/** How French builds its verbs and whom it addresses. */
final class French extends LanguageRules {
    private static final Set<String> WITH_ETRE = Set.of(
            "aller",
            "venir",
            "arriver",
            "partir",
            "mourir",
            "naître",
            "rester",
            "tomber",
            "entrer",
            "rentrer",
            "sortir",
            "monter",
            "descendre",
            "devenir",
            "revenir",
            "parvenir",
            "intervenir",
            "survenir",
            "décéder",
            "retourner",
            "passer");
    private static final Set<String> SPEAK_TO = Set.of("à", "au", "aux", "auprès");
    private static final Set<String> SPEAK_THROUGH =
            Set.of("sur", "dans", "lors", "devant", "par", "via", "en", "depuis", "à", "au");

    private static final Set<String> ADDRESSEES = Set.of("nous", "vous", "lui", "leur", "me", "m'", "te", "t'");

    French() {
        super(Language.FRENCH);
    }

    @Override
    @Nullable
    VerbGroup verbAt(Reading reading, int i, Sentence sentence) {
        var forms = reading.forms(i);
        if (forms.isEmpty() || isNameLike(reading, i, sentence)) return null;
        var finite = reading(forms, f -> f.tense().isFinite() && f.person() == 3);
        if (finite == null && !isParticipleRather(reading, forms, i))
            finite = reading(forms, f -> f.tense().isFinite());
        if (finite != null && isPlausible(reading, i, sentence)) return finite(reading, i, finite, sentence);
        var other = reading(forms, f -> !f.tense().isFinite());
        if (other == null || !says(reading, other, i, sentence)) return null;
        if (other.tense() == Tense.PARTICIPLE && reading.is(i - 1, WordClass.DETERMINER)) return null;
        // "en garde à vue".
        if (other.tense() == Tense.PARTICIPLE
                && reading.is(i, WordClass.NOUN_FIRST)
                && reading.is(i - 1, WordClass.PREPOSITION)) return null;
        var gerund = other.tense() == Tense.GERUND && reading.is(i - 1, "en");
        var edge = clitics(reading, gerund ? i - 1 : i, sentence.from());
        // "un appel les informant que": before a participle it is no article.
        if (other.tense() == Tense.GERUND && edge == i && reading.is(i - 1, WordClass.ARTICLE)) edge--;
        return new VerbGroup(
                edge,
                i,
                i + 1,
                other.lemma(),
                other.tense(),
                false,
                false,
                false,
                isReflexive(reading, edge, i),
                null,
                -1);
    }

    /** Whether the verb attributes, alone or with what follows: "faisant valoir". */
    private static boolean says(Reading reading, VerbForm form, int i, Sentence sentence) {
        return reading.lexicon.saying(form.lemma()) != null
                || form.tense() == Tense.GERUND
                        && reading.lexicon.locution(
                                        form.lemma(),
                                        reading.tokens,
                                        skipAdverbs(reading, i + 1, sentence.to()),
                                        sentence.to())
                                != null;
    }

    /** "des partisans réunis à Valmont": "je réunis" needs its pronoun. */
    private static boolean isParticipleRather(Reading reading, List<VerbForm> forms, int i) {
        return reading(forms, f -> f.tense() == Tense.PARTICIPLE) != null
                && !reading.is(i - 1, WordClass.FIRST_PERSON)
                && !reading.is(i - 1, WordClass.CLITIC)
                && !reading.is(i - 1, WordClass.NEGATION)
                && !reading.is(i - 1, WordClass.SUBJECT_PRONOUN)
                && !reading.is(i + 1, WordClass.INVERTED_SUBJECT);
    }

    /** A capital within a sentence is a name (Le Monde), as are words that mostly are something else than a verb. */
    private static boolean isNameLike(Reading reading, int i, Sentence sentence) {
        if (reading.is(i, WordClass.PREPOSITION)
                || reading.is(i, WordClass.CONJUNCTION)
                || reading.is(i, WordClass.PRONOUN)) return true;
        return reading.isCapital(i)
                && i > sentence.from()
                && !reading.token(i - 1).isQuotationMark();
    }

    private static boolean isPlausible(Reading reading, int i, Sentence sentence) {
        if (reading.is(i + 1, WordClass.INVERTED_SUBJECT)) return true;
        if (i == sentence.from()) return false;
        var before = i - 1;
        if (isBehindQuotation(reading, before)) return true;
        if (isDetached(reading, i)) return false;
        // "le directeur adjoint".
        if (isSpeaker(reading, i)
                && isSpeakersNoun(reading, before)
                && reading(reading.forms(i), f -> f.tense() == Tense.PARTICIPLE) != null) return false;
        // "un éleveur sur trois a subi".
        if (reading.is(before, WordClass.NUMERAL)
                && reading(reading.forms(i), f -> reading.lexicon.is(f.lemma(), WordClass.HAVE)) != null) return true;
        if (reading.is(before, WordClass.NOUN_DETERMINER) && !reading.is(before, "leur")) return false;
        if (reading.is(before, WordClass.OF) || isPreposition(reading, before)) return false;
        // "comme le rappelle X": before a verb it is no article.
        if (reading.is(before, WordClass.ARTICLE)
                && reading.is(before - 1, WordClass.AS)
                && (reading.is(before, "l'") || isOnlyForm(reading, i))) return true;
        if (reading.is(before, WordClass.ARTICLE))
            return isPronounLike(reading, before - 1) || isSpeakersNoun(reading, before - 1);
        if (!reading.is(i, WordClass.NOUN_FIRST) && !isSpeaker(reading, i)) return true;
        if (isPronounLike(reading, before) || isSpeakersNoun(reading, before)) return true;
        // "se dit inquiète et demande un moratoire": a second verb of saying, not a second noun.
        if ((reading.is(before, WordClass.CONJUNCTION) && reading.hasFiniteVerb(sentence.from(), before)
                        || reading.is(before, ",")
                        || reading.is(before, ")")
                        || reading.isCapital(before))
                && (reading.is(i + 1, WordClass.DETERMINER) && !reading.is(i + 1, WordClass.OF)
                        || (reading.is(i + 1, WordClass.TO) || reading.is(i + 1, WordClass.OF))
                                && reading(reading.forms(i + 2), f -> f.tense() == Tense.INFINITIVE) != null)
                && reading.forms(i).stream().anyMatch(f -> reading.lexicon.saying(f.lemma()) != null)) return true;
        if (isOnlyVerb(reading, i, sentence)) return true;
        return reading.is(i + 1, WordClass.THAT) || reading.is(i + 1, ":") || isOpening(reading, i + 1);
    }

    /** A verb of saying in a form that no noun has. */
    private static boolean isOnlyForm(Reading reading, int i) {
        return !reading.is(i, WordClass.NOUN_FIRST)
                && !isSpeaker(reading, i)
                && reading.forms(i).stream().anyMatch(f -> reading.lexicon.saying(f.lemma()) != null);
    }

    /** "la baignade reste interdite": a clause needs a verb, and nothing else in it can be one. */
    private static boolean isOnlyVerb(Reading reading, int i, Sentence sentence) {
        var noun = i - 1;
        if (!reading.token(noun).isWord()
                || !reading.is(noun - 1, WordClass.DETERMINER)
                || reading.is(noun - 1, WordClass.OF)
                || reading.is(i + 1, WordClass.OF)
                || reading.is(i + 1, WordClass.CONJUNCTION)) return false;
        for (var k = noun - 2; k >= sentence.from() && !reading.token(k).isPunctuation(); k--)
            if (mayBeFinite(reading, k)) return false;
        for (var k = i + 1; k < sentence.to() && !reading.token(k).isPunctuation(); k++)
            if (mayBeFinite(reading, k)) return false;
        return true;
    }

    private static boolean mayBeFinite(Reading reading, int i) {
        return !reading.is(i, WordClass.NOUN_FIRST)
                && !reading.is(i, WordClass.PREPOSITION)
                && reading(reading.forms(i), f -> f.tense().isFinite()) != null;
    }

    private static boolean isBehindQuotation(Reading reading, int before) {
        var mark = reading.is(before, ",") ? before - 1 : before;
        return reading.isQuoted(mark)
                && reading.token(mark).isQuotationMark()
                && reading.quotationAt(mark) != reading.quotationAt(mark + 1);
    }

    /** ", joint par téléphone,": a participle between commas looks like a verb. */
    private static boolean isDetached(Reading reading, int i) {
        return reading.is(i - 1, ",")
                && reading.is(i + 1, WordClass.PREPOSITION)
                && reading(reading.forms(i), f -> f.tense() == Tense.PARTICIPLE) != null;
    }

    /** "Le maire menace": behind somebody who acts, what may be a verb is one. */
    private static boolean isSpeakersNoun(Reading reading, int i) {
        return isSpeaker(reading, i) && reading.is(i - 1, WordClass.DETERMINER);
    }

    private static boolean isSpeaker(Reading reading, int i) {
        return reading.lexicon.person(reading.word(i)) != null || reading.lexicon.organisation(reading.word(i)) != null;
    }

    private static boolean isPreposition(Reading reading, int i) {
        return reading.is(i, WordClass.PREPOSITION) && !reading.is(i, "en") && !reading.isCapital(i);
    }

    private static boolean isPronounLike(Reading reading, int i) {
        return reading.is(i, WordClass.SUBJECT_PRONOUN)
                || reading.is(i, WordClass.NEGATION)
                || reading.is(i, "qui")
                || reading.is(i, WordClass.REFLEXIVE);
    }

    private static boolean isOpening(Reading reading, int i) {
        return i < reading.size()
                && reading.isQuoted(i)
                && reading.token(i).isQuotationMark()
                && reading.quotationAt(i - 1) != reading.quotationAt(i);
    }

    private VerbGroup finite(Reading reading, int i, VerbForm first, Sentence sentence) {
        var limit = Math.min(sentence.to(), i + LONGEST_VERB);
        var edge = clitics(reading, i, sentence.from());
        var inverted = reading.is(i + 1, WordClass.INVERTED_SUBJECT) ? i + 1 : -1;
        var to = inverted > 0 ? i + 2 : i + 1;
        var lemma = first.lemma();
        var negated = false;
        var passive = false;
        String governor = null;
        if (reading.is(edge, WordClass.NEGATION) && reading.is(to, WordClass.NEGATOR)) {
            negated = true;
            to++;
        }
        var auxiliary = reading.lexicon.is(lemma, WordClass.HAVE) || reading.lexicon.is(lemma, WordClass.BE);
        var withEtre = reading.lexicon.is(lemma, WordClass.BE);
        for (var steps = 0; steps < 4; steps++) {
            var next = skipAdverbs(reading, skipNegator(reading, to, limit), limit);
            negated |= next > to && negatorBetween(reading, to, next);
            if (auxiliary) {
                var participle = next < limit ? reading(reading.forms(next), f -> f.tense() == Tense.PARTICIPLE) : null;
                if (participle == null && steps == 0) {
                    // "a, dans un communiqué, nié"; "n'a ni confirmé ni infirmé".
                    next = reading.is(next, WordClass.NEITHER) ? next + 1 : behindInsert(reading, next, sentence);
                    participle = reading(reading.forms(next), f -> f.tense() == Tense.PARTICIPLE);
                    negated |= participle != null && reading.is(next - 1, WordClass.NEITHER);
                }
                if (participle == null || reading.isQuoted(next) && !reading.isQuoted(i)) break;
                passive = withEtre && !WITH_ETRE.contains(participle.lemma());
                lemma = participle.lemma();
                to = next + 1;
                auxiliary = reading.lexicon.is(lemma, WordClass.BE);
                withEtre = auxiliary;
                continue;
            }
            // "fait remarquer" says more than who has somebody remark.
            if (reading.lexicon.locution(lemma, reading.tokens, next, limit) != null) break;
            var infinitive = infinitiveBehind(reading, lemma, next, limit);
            if (infinitive < 0) break;
            governor = lemma;
            negated |= negatorBetween(reading, next, infinitive);
            var form = reading(reading.forms(infinitive), f -> f.tense() == Tense.INFINITIVE);
            if (form == null) break;
            lemma = form.lemma();
            to = infinitive + 1;
            break;
        }
        var behind = skipAdverbs(reading, to, limit);
        if (reading.is(edge, WordClass.NEGATION) && !negated && reading.is(behind, WordClass.NEGATOR)) {
            negated = true;
            to = behind + 1;
        }
        var open = reading.is(edge, WordClass.NEGATION)
                || governor != null && reading.lexicon.is(governor, WordClass.REFUSING);
        for (var second = open ? secondVerb(reading, to, limit) : -1;
                second > 0;
                second = secondVerb(reading, to, limit)) {
            negated |= reading.is(to, WordClass.NEITHER);
            lemma = leftOpen(reading, lemma, second);
            to = second + 1;
        }
        var reflexive = isReflexive(reading, edge, i);
        return new VerbGroup(
                edge,
                i,
                to,
                lemma,
                first.tense(),
                first.plural(),
                negated,
                passive && !reflexive,
                reflexive,
                governor,
                inverted);
    }

    /** Where the participle stands behind what parts it from its auxiliary: ", dans un communiqué," or "dans un communiqué". */
    private static int behindInsert(Reading reading, int from, Sentence sentence) {
        var limit = Math.min(sentence.to(), from + LONGEST_VERB + 2);
        var commas = reading.is(from, ",");
        var start = commas ? from + 1 : from;
        if (!reading.is(start, WordClass.PREPOSITION)
                && !reading.is(start, WordClass.TIME)
                && !reading.is(start, WordClass.ADVERB)
                && reading.phraseEnd(WordClass.INSERT, start, limit) < 0) return from;
        for (var k = start + 1; k < limit; k++) {
            if (reading.isQuoted(k) && !reading.isQuoted(from)
                    || reading.token(k).endsSentence()) return from;
            if (reading.is(k, ",")) return commas && k + 1 < limit ? skipAdverbs(reading, k + 1, limit) : from;
            if (commas) continue;
            var participle = reading(reading.forms(k), f -> f.tense() == Tense.PARTICIPLE);
            if (participle != null
                    && !reading.is(k - 1, WordClass.DETERMINER)
                    && !reading.is(k - 1, WordClass.PREPOSITION))
                return reading.lexicon.saying(participle.lemma()) != null
                                && (reading.is(k + 1, WordClass.THAT)
                                        || reading.is(k + 1, ":")
                                        || isOpening(reading, k + 1))
                        ? k
                        : from;
        }
        return from;
    }

    /** The second of two verbs that are left open together: "ni confirmé | ni infirmé", "de confirmer ou d'infirmer"; -1 if there is none. */
    private static int secondVerb(Reading reading, int joint, int limit) {
        if (!reading.is(joint, WordClass.NEITHER) && !reading.is(joint, "ou")) return -1;
        var i = joint + 1;
        while (i < limit && (reading.is(i, WordClass.NEGATION) || reading.is(i, WordClass.OF))) i++;
        var form = i < limit ? reading(reading.forms(i), f -> reading.lexicon.saying(f.lemma()) != null) : null;
        return form == null ? -1 : i;
    }

    /** Of two verbs left open together the one that may be: who neither confirms nor denies has denied nothing. */
    private static String leftOpen(Reading reading, String first, int second) {
        for (var form : reading.forms(second)) {
            var saying = reading.lexicon.saying(form.lemma());
            if (saying != null && saying.is(Saying.Flag.CONFIRMS)) return form.lemma();
        }
        return first;
    }

    /** "vient d'annoncer", "a tenu à rappeler", "refuse de confirmer": the infinitive, if a verb of saying stands there. */
    private static int infinitiveBehind(Reading reading, String lemma, int from, int limit) {
        var lexicon = reading.lexicon;
        if (!lexicon.is(lemma, WordClass.SEMI_AUXILIARY) && !lexicon.is(lemma, WordClass.REFUSING)) return -1;
        var i = from;
        if (reading.is(i, "de") || reading.is(i, "d'") || reading.is(i, "à")) i++;
        for (; i < limit; i++) {
            var form = reading(reading.forms(i), f -> f.tense() == Tense.INFINITIVE);
            if (form != null)
                return lexicon.saying(form.lemma()) != null && !lexicon.is(lemma, WordClass.DOUBLE_SUBJECT) ? i : -1;
            if (!reading.is(i, WordClass.CLITIC) && !reading.is(i, WordClass.NEGATOR)) return -1;
        }
        return -1;
    }

    private static int skipNegator(Reading reading, int from, int limit) {
        return from < limit && reading.is(from, WordClass.NEGATOR) ? from + 1 : from;
    }

    private static boolean negatorBetween(Reading reading, int from, int to) {
        for (var i = from; i < to; i++) if (reading.is(i, WordClass.NEGATOR)) return true;
        return false;
    }

    private static int clitics(Reading reading, int i, int from) {
        var edge = i;
        while (edge > from && reading.is(edge - 1, WordClass.CLITIC) && reading.verbAt(edge - 1) == null) {
            // "la" before a verb is its object only if a subject or another clitic leads it; else it is the article of
            // a noun.
            if (reading.is(edge - 1, WordClass.ARTICLE)
                    && !isPronounLike(reading, edge - 2)
                    && !isSpeakersNoun(reading, edge - 2)
                    && !reading.is(edge - 2, WordClass.AS)
                    && !reading.is(edge - 1, "l'")) break;
            if ((reading.is(edge - 1, "nous") || reading.is(edge - 1, "vous"))
                    && !isPronounLike(reading, edge - 2)
                    && reading(reading.forms(i), f -> f.tense().isFinite() && f.person() < 3 && f.plural()) != null)
                break;
            if (reading.is(edge - 1, "lui")
                    && !isPronounLike(reading, edge - 2)
                    && !reading.is(edge - 2, WordClass.CLITIC)
                    && !isBehindQuotation(reading, edge - 2)) break;
            edge--;
        }
        return edge;
    }

    private static boolean isReflexive(Reading reading, int edge, int verb) {
        for (var k = edge; k < verb; k++) if (reading.is(k, WordClass.REFLEXIVE)) return true;
        return false;
    }

    @Override
    public @Nullable Aside aside(Reading reading, NounPhrases phrases, VerbGroup verb, int i, int limit) {
        var word = reading.word(i);
        var to = SPEAK_TO.contains(word);
        if (!to && !SPEAK_THROUGH.contains(word)) return null;
        var start = i + 1;
        if (reading.is(start, "de") || reading.is(start, "d'")) start++;
        if (reading(reading.forms(start), f -> f.tense() == Tense.INFINITIVE) != null) return null;
        if (start < limit && reading.token(start).isNumber()) return null;
        var end = phrases.end(start, limit);
        // "reproché au médecin d'avoir tardé": the infinitive is what is said.
        for (var k = start + 1; k < end; k++)
            if (reading.is(k, WordClass.OF) && infinitiveAt(reading, k + 1, limit)) end = k;
        if (end <= start) return null;
        return new Aside(i, end, to || isAgency(reading, start, end));
    }

    @Override
    public boolean addresses(Reading reading, int from, int to) {
        return SPEAK_TO.contains(reading.word(from)) || isAgency(reading, from, to);
    }

    private static boolean isAgency(Reading reading, int from, int to) {
        for (var i = from; i < to; i++) if (reading.lexicon.agencyEnd(reading.tokens, i, to) > 0) return true;
        return false;
    }

    @Override
    public boolean isAddressed(Reading reading, VerbGroup verb) {
        for (var i = Math.max(0, verb.edge() - 1); i < verb.from(); i++)
            if (ADDRESSEES.contains(reading.word(i))) return true;
        return false;
    }

    @Override
    public boolean prepositionIsSaid() {
        return true;
    }

    @Override
    public boolean needsInversion() {
        return true;
    }

    @Override
    public boolean dashSpeaks() {
        return true;
    }

    @Override
    public boolean relativeSpeaks() {
        return false;
    }

    @Override
    public boolean colonSpeaks() {
        return false;
    }

    @Override
    public boolean speaksOnInNextParagraph() {
        return false;
    }

    @Override
    public boolean takesBareObject() {
        return false;
    }

    @Override
    public boolean infinitiveAt(Reading reading, int i, int limit) {
        var k = i;
        if (reading.is(i, WordClass.ADVERB)) return false;
        while (k < limit
                && k < i + 5
                && (reading.is(k, WordClass.NEGATION)
                        || reading.is(k, WordClass.NEGATOR)
                        || reading.is(k, WordClass.REFLEXIVE)
                        || reading.is(k, "y")
                        || reading.is(k, "en")
                        || reading.is(k, "l'")
                        || reading.is(k, WordClass.ADVERB))) k++;
        return k < limit && reading(reading.forms(k), f -> f.tense() == Tense.INFINITIVE) != null;
    }

    @Override
    public String stem(String word) {
        var end = word.length();
        if (end > 3 && word.endsWith("aux")) return word.substring(0, end - 3) + "al";
        if (end > 3 && (word.endsWith("s") || word.endsWith("x"))) end--;
        if (end > 4 && word.startsWith("ienne", end - 5)) return word.substring(0, end - 2);
        if (end > 3 && word.charAt(end - 1) == 'e') end--;
        return word.substring(0, end);
    }
}
