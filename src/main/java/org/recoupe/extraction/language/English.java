package org.recoupe.extraction.language;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.lexicon.Saying;
import org.recoupe.extraction.lexicon.Tense;
import org.recoupe.extraction.lexicon.VerbForm;
import org.recoupe.extraction.lexicon.WordClass;
import org.recoupe.extraction.parse.Parts;
import org.recoupe.extraction.reading.NounPhrases;
import org.recoupe.extraction.reading.Reading;
import org.recoupe.extraction.reading.Sentence;
import org.recoupe.extraction.reading.VerbGroup;
import org.recoupe.kernel.Language;

/** How English builds its verbs and whom it addresses. */
final class English extends LanguageRules {
    private static final Set<String> SPEAK_THROUGH =
            Set.of("to", "in", "on", "at", "during", "via", "through", "by", "of", "from", "as");
    private static final Set<String> NOUN_LIKE = Set.of("NOUN", "PROPN", "ADJ");
    private static final Set<String> NOT = Set.of("not", "n't", "never", "neither");

    private static final VerbForm BE = new VerbForm("be", Tense.PRESENT, 3, false);

    English() {
        super(Language.ENGLISH);
    }

    @Override
    @Nullable
    VerbGroup verbAt(Reading reading, int i, Sentence sentence) {
        var verb = firstVerbAt(reading, i, sentence);
        return verb == null ? null : withSecond(reading, verb, sentence);
    }

    /** "neither confirmed nor denied", "declined to confirm or deny": two verbs that are left open together. */
    private static VerbGroup withSecond(Reading reading, VerbGroup verb, Sentence sentence) {
        var neither = verb.edge() > sentence.from() && reading.is(verb.edge() - 1, "neither");
        var open = neither
                || verb.negated()
                || verb.governor() != null && reading.lexicon.is(verb.governor(), WordClass.REFUSING);
        if (!open) return verb;
        var edge = neither ? verb.edge() - 1 : verb.edge();
        var from = neither ? edge : verb.from();
        var second = verb.to() + 1;
        var form = second < sentence.to() && (reading.is(second - 1, "nor") || reading.is(second - 1, "or"))
                ? reading(reading.forms(second), f -> reading.lexicon.saying(f.lemma()) != null)
                : null;
        var saying = form == null ? null : reading.lexicon.saying(form.lemma());
        var lemma = saying != null && saying.is(Saying.Flag.CONFIRMS) ? saying.lemma() : verb.lemma();
        return new VerbGroup(
                edge,
                from,
                form == null ? verb.to() : second + 1,
                lemma,
                verb.tense(),
                verb.plural(),
                neither || verb.negated(),
                verb.passive(),
                verb.reflexive(),
                verb.governor(),
                verb.inverted());
    }

    private @Nullable VerbGroup firstVerbAt(Reading reading, int i, Sentence sentence) {
        if (reading.is(i, WordClass.MODAL) && (!reading.isCapital(i) || i == sentence.from()))
            return auxiliary(reading, i, Tense.PRESENT, true, null, sentence);
        if (isContractedBe(reading, i)) return auxiliary(reading, i, Tense.PRESENT, false, BE, sentence);
        var forms = reading.forms(i);
        if (forms.isEmpty() && looksPast(reading, i))
            return new VerbGroup(i, i, i + 1, reading.word(i), Tense.PAST, false, false, false, false, null, -1);
        if (forms.isEmpty()
                || reading.isCapital(i)
                        && i > sentence.from()
                        && !reading.token(i - 1).isQuotationMark()) return null;
        var finite = reading(forms, f -> f.tense() == Tense.PAST);
        if (finite == null) finite = reading(forms, f -> f.tense().isFinite());
        if (finite != null && isAuxiliary(reading, finite))
            return auxiliary(reading, i, finite.tense(), finite.plural(), finite, sentence);
        if (finite != null && isFinite(reading, i, finite, sentence)) return simple(reading, i, finite, sentence);
        var other = reading(forms, f -> f.tense() == Tense.GERUND);
        if (other == null && reading.is(i - 1, WordClass.TO))
            other = reading(forms, f -> f.tense() == Tense.INFINITIVE);
        if (other == null || reading.lexicon.saying(other.lemma()) == null || reading.is(i - 1, WordClass.DETERMINER))
            return null;
        return new VerbGroup(i, i, i + 1, other.lemma(), other.tense(), false, false, false, false, null, -1);
    }

    /** Behind "will" or "would", a word no lexicon has is a verb. */
    private static boolean isUnknown(Reading reading, int i) {
        return reading.token(i).isWord()
                && !reading.isCapital(i)
                && reading.forms(i).isEmpty()
                && reading.lexicon.classesOf(reading.token(i)).isEmpty();
    }

    /** "he's", "that's": is or has, where no noun owns anything. */
    private static boolean isContractedBe(Reading reading, int i) {
        return reading.is(i, "'s")
                && (reading.is(i - 1, WordClass.SUBJECT_PRONOUN)
                        || reading.is(i - 1, WordClass.RELATIVE)
                        || reading.is(i - 1, "that")
                        || reading.is(i - 1, "what")
                        || reading.is(i - 1, "here"));
    }

    /** A word no lexicon knows, but that ends like a past tense and has a subject before it. */
    private static boolean looksPast(Reading reading, int i) {
        var word = reading.word(i);
        if (!reading.token(i).isWord() || reading.isCapital(i) || word.length() < 5) return false;
        if (reading.is(i - 1, WordClass.SUBJECT_PRONOUN))
            return word.endsWith("ed") || word.endsWith("s") && !word.endsWith("ss");
        return word.endsWith("ed") && (reading.isCapital(i - 1) || reading.is(i - 1, WordClass.RELATIVE));
    }

    private static boolean isAuxiliary(Reading reading, VerbForm form) {
        return reading.lexicon.is(form.lemma(), WordClass.BE)
                || reading.lexicon.is(form.lemma(), WordClass.HAVE)
                || reading.lexicon.is(form.lemma(), WordClass.DO);
    }

    /** The lists first; where "reports" and "call" are as good as nouns, a tagger that reads the whole sentence tells. */
    private static boolean isFinite(Reading reading, int i, VerbForm form, Sentence sentence) {
        if (form.tense() != Tense.PAST && reading.lexicon.saying(form.lemma()) != null) {
            var part = reading.part(i);
            if (part.equals(Parts.FINITE_VERB)) return true;
            if (NOUN_LIKE.contains(part)) return false;
        }
        return isPlausible(reading, i, form, sentence);
    }

    private static boolean isPlausible(Reading reading, int i, VerbForm form, Sentence sentence) {
        if (i == sentence.from()) return false;
        var before = i - 1;
        var somebody = (reading.is(before, WordClass.PERSONAL_PRONOUN)
                        || reading.is(before, WordClass.SOMEONE)
                        || reading.is(before, WordClass.NUMERAL))
                && reading.lexicon.saying(form.lemma()) != null;
        if (reading.is(before, WordClass.DETERMINER) && !somebody
                || reading.is(before, WordClass.OF)
                || reading.is(before, "'s")) return false;
        // No verb stands right behind another one: "shook hands".
        if (reading.isFiniteVerb(before)) return false;
        if (reading.is(before, WordClass.TO)) return false;
        var subject = reading.is(before, WordClass.SUBJECT_PRONOUN) || reading.is(before, WordClass.RELATIVE);
        if (subject) return true;
        if (reading.is(before, WordClass.PREPOSITION)) return false;
        if (form.tense() == Tense.PAST)
            return !reading.is(i, WordClass.NOUN_FIRST)
                    && !isReduced(reading, i, sentence)
                    && !describes(reading, i, sentence);
        if (reading.is(i, WordClass.NOUN_FIRST)) return opens(reading, i + 1) || closes(reading, i, form, sentence);
        // A bare present like "report" needs a plural subject; it may as well be a noun.
        return !form.plural()
                || reading.lexicon.saying(form.lemma()) != null
                || reading.word(before).endsWith("s")
                || opens(reading, i + 1);
    }

    /** "shared a video called …": the clause has its verb; what looks like a second one describes the noun before. */
    private static boolean describes(Reading reading, int i, Sentence sentence) {
        if (reading(reading.forms(i), f -> f.tense() == Tense.PARTICIPLE) == null
                || reading.is(i - 1, WordClass.PRONOUN)
                || reading.is(i - 1, WordClass.ADVERB)) return false;
        for (var k = i - 1; k > sentence.from(); k--) {
            var verb = reading.verbAt(k);
            if (verb != null) {
                var saying = reading.lexicon.saying(verb.lemma());
                return verb.isFinite() && (saying == null || !saying.takes(Saying.Frame.BARE));
            }
            if (reading.token(k).isPunctuation()
                    || reading.is(k, WordClass.CONJUNCTION)
                    || reading.is(k, WordClass.CONTRAST)
                    || reading.is(k, WordClass.RELATIVE)
                    || reading.is(k, WordClass.THAT)
                    || reading.is(k, WordClass.SUBORDINATOR)
                    || reading.is(k, WordClass.QUESTION)) return false;
        }
        return false;
    }

    /** "a study published on Thursday found": the participle describes, the verb comes behind. */
    private static boolean isReduced(Reading reading, int i, Sentence sentence) {
        if (!reading.is(i + 1, WordClass.PREPOSITION)
                || reading.lexicon.locution(reading.forms(i).get(0).lemma(), reading.tokens, i + 1, sentence.to())
                        != null
                || reading(reading.forms(i), f -> f.tense() == Tense.PARTICIPLE) == null) return false;
        for (var k = i + 2; k < Math.min(sentence.to(), i + 8); k++) {
            var token = reading.token(k);
            if (token.isPunctuation()
                    || reading.is(k, WordClass.CONJUNCTION)
                    || reading.is(k, WordClass.RELATIVE)
                    || reading.is(k, WordClass.SUBORDINATOR)) return false;
            var free = !reading.is(k - 1, WordClass.TO)
                    && !reading.is(k - 1, WordClass.DETERMINER)
                    && !reading.is(k - 1, WordClass.PREPOSITION);
            if (free
                    && !reading.is(k, WordClass.NOUN_FIRST)
                    && reading(reading.forms(k), f -> f.tense() == Tense.PAST) != null) return true;
        }
        return false;
    }

    /** "…," Smith notes. Smith hopes to … */
    private static boolean closes(Reading reading, int i, VerbForm form, Sentence sentence) {
        return !form.plural()
                && reading.lexicon.saying(form.lemma()) != null
                && reading.isCapital(i - 1)
                && (i + 1 >= sentence.to()
                        || reading.is(i + 1, WordClass.TO)
                        || reading.is(i + 1, WordClass.PRONOUN)
                        || reading.is(i + 1, WordClass.DETERMINER)
                        || reading.isCapital(i + 1)
                        || reading.is(i + 1, ".")
                        || reading.is(i + 1, ",")
                        || reading.token(i + 1).isQuotationMark());
    }

    private static boolean opens(Reading reading, int i) {
        return reading.is(i, WordClass.THAT)
                || reading.is(i, ":")
                || i < reading.size() && reading.isQuoted(i) && !reading.isQuoted(i - 1);
    }

    private VerbGroup simple(Reading reading, int i, VerbForm form, Sentence sentence) {
        var limit = Math.min(sentence.to(), i + LONGEST_VERB);
        return governed(
                reading,
                edge(reading, i, sentence),
                i,
                i + 1,
                form.lemma(),
                form.tense(),
                form.plural() || form.tense() == Tense.PAST,
                false,
                false,
                limit);
    }

    private static int edge(Reading reading, int i, Sentence sentence) {
        var edge = i;
        while (edge > sentence.from() && reading.is(edge - 1, WordClass.ADVERB) && !reading.isCapital(edge - 1)) edge--;
        return edge;
    }

    private VerbGroup auxiliary(
            Reading reading, int i, Tense tense, boolean plural, @Nullable VerbForm first, Sentence sentence) {
        var limit = Math.min(sentence.to(), i + LONGEST_VERB);
        var lemma = first == null ? reading.word(i) : first.lemma();
        var to = i + 1;
        var negated = reading.word(i).endsWith("n't") || reading.is(i, "cannot");
        var passive = false;
        var be = reading.lexicon.is(lemma, WordClass.BE);
        for (var steps = 0; steps < 4; steps++) {
            // "has denied taking it": what stands behind a verb of its own is no part of the group
            if (steps > 0 && !be && !reading.lexicon.is(lemma, WordClass.HAVE)) break;
            var next = to;
            while (next < limit && (NOT.contains(reading.word(next)) || reading.is(next, WordClass.ADVERB)))
                negated |= NOT.contains(reading.word(next++));
            if (next >= limit
                    || reading.isQuoted(next) && !reading.isQuoted(i)
                    || reading.is(next, WordClass.DETERMINER)) break;
            var form = reading(reading.forms(next), f -> !f.tense().isFinite() || f.tense() == Tense.PARTICIPLE);
            var participle = reading(reading.forms(next), f -> f.tense() == Tense.PARTICIPLE);
            if (form == null) {
                if (steps == 0 && first == null && isUnknown(reading, next)) {
                    lemma = reading.word(next);
                    to = next + 1;
                }
                break;
            }
            passive = be && participle != null && form.tense() != Tense.GERUND;
            if (be && participle != null) form = participle;
            lemma = form.lemma();
            be = reading.lexicon.is(lemma, WordClass.BE);
            to = next + 1;
            if (form.tense() == Tense.GERUND && !be) break;
        }
        var conditional = reading.is(i, "would") || reading.is(i, "might") || reading.is(i, "could");
        return governed(
                reading,
                edge(reading, i, sentence),
                i,
                to,
                lemma,
                conditional ? Tense.CONDITIONAL : tense,
                plural,
                negated,
                passive,
                limit);
    }

    /** "declined to say", "refused to confirm": the verb of saying behind "to". */
    private static VerbGroup governed(
            Reading reading,
            int edge,
            int from,
            int to,
            String lemma,
            Tense tense,
            boolean plural,
            boolean negated,
            boolean passive,
            int limit) {
        var lexicon = reading.lexicon;
        if ((lexicon.is(lemma, WordClass.SEMI_AUXILIARY) || lexicon.is(lemma, WordClass.REFUSING))
                && reading.is(to, WordClass.TO)
                && to + 1 < limit) {
            var infinitive = reading(reading.forms(to + 1), f -> f.tense() == Tense.INFINITIVE);
            if (infinitive != null && lexicon.saying(infinitive.lemma()) != null)
                return new VerbGroup(
                        edge, from, to + 2, infinitive.lemma(), tense, plural, negated, false, false, lemma, -1);
        }
        return new VerbGroup(edge, from, to, lemma, tense, plural, negated, passive, false, null, -1);
    }

    @Override
    public @Nullable Aside aside(Reading reading, NounPhrases phrases, VerbGroup verb, int i, int limit) {
        var word = reading.word(i);
        if (!SPEAK_THROUGH.contains(word) || infinitiveAt(reading, i, limit)) return null;
        var end = phrases.end(i + 1, limit);
        if (end <= i + 1) return null;
        return new Aside(i, end, word.equals("to"));
    }

    @Override
    public boolean isAddressed(Reading reading, VerbGroup verb) {
        return reading.is(verb.to(), WordClass.PERSONAL_PRONOUN);
    }

    @Override
    public boolean prepositionIsSaid() {
        return false;
    }

    @Override
    public boolean needsInversion() {
        return false;
    }

    @Override
    public boolean relativeSpeaks() {
        return true;
    }

    @Override
    public boolean colonSpeaks() {
        return true;
    }

    @Override
    public boolean speaksOnInNextParagraph() {
        return true;
    }

    @Override
    public boolean takesBareObject() {
        return true;
    }

    @Override
    public boolean infinitiveAt(Reading reading, int i, int limit) {
        if (!reading.is(i, WordClass.TO) || i + 1 >= limit) return false;
        return reading(reading.forms(i + 1), f -> f.tense() == Tense.INFINITIVE) != null;
    }

    @Override
    public boolean gerundAt(Reading reading, int i) {
        if (i >= reading.size()) return false;
        return reading(reading.forms(i), f -> f.tense() == Tense.GERUND) != null
                || reading.token(i).isWord()
                        && reading.forms(i).isEmpty()
                        && reading.word(i).endsWith("ing");
    }

    @Override
    public String stem(String word) {
        var end = word.length();
        if (end > 4 && word.endsWith("ies")) return word.substring(0, end - 3) + "y";
        if (end > 4 && (word.endsWith("ches") || word.endsWith("shes") || word.endsWith("sses")))
            return word.substring(0, end - 2);
        if (end > 3 && word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us"))
            return word.substring(0, end - 1);
        return word;
    }
}
