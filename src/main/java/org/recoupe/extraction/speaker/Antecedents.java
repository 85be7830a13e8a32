package org.recoupe.extraction.speaker;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.lexicon.Gender;
import org.recoupe.extraction.lexicon.WordClass;
import org.recoupe.extraction.reading.NounPhrases;
import org.recoupe.extraction.reading.Reading;
import org.recoupe.extraction.reading.Sentence;
import org.recoupe.extraction.statement.Speaker;
import org.recoupe.extraction.syntax.Subjects;
import org.recoupe.kernel.Span;

/** Whom a pronoun stands for: who spoke last, or whom the sentence before was about, if gender and number agree. */
final class Antecedents {
    private record Spoken(Voice voice, int sentence, boolean accuses) {}

    private static final int SENTENCES_BACK = 2;
    private static final int SPEECHES_BACK = 4;
    /** How many words back "the latter" may point. */
    private static final int FAR = 40;

    private final Reading reading;
    private final List<Sentence> sentences;
    private final NounPhrases phrases;
    private final Subjects subjects;
    private final List<Spoken> spoken = new ArrayList<>();
    private int candidates;
    private int foundIn = -1;

    Antecedents(Reading reading, List<Sentence> sentences, NounPhrases phrases) {
        this.reading = reading;
        this.sentences = sentences;
        this.phrases = phrases;
        this.subjects = new Subjects(reading, phrases);
    }

    void spoke(Voice voice, int sentence, boolean accuses) {
        spoken.add(new Spoken(voice, sentence, accuses));
    }

    /** Whether who spoke last, in this sentence or the one before, charged somebody with something. */
    boolean accusedBefore(int sentence) {
        var last = spoken.isEmpty() ? null : spoken.get(spoken.size() - 1);
        return last != null && last.accuses() && last.sentence() >= sentence - 1;
    }

    /** The last one without a name, so that "la même source" is no minister; null if there was none lately. */
    @Nullable
    Voice lastUnnamed() {
        for (var i = spoken.size() - 1; i >= Math.max(0, spoken.size() - SPEECHES_BACK); i--)
            if (spoken.get(i).voice().kind == Speaker.Kind.UNNAMED)
                return spoken.get(i).voice();
        return null;
    }

    @Nullable
    Voice last() {
        return spoken.isEmpty() ? null : spoken.get(spoken.size() - 1).voice();
    }

    /** The last organisation that was called by nothing but its name, so that "l'ONG" may be it. */
    @Nullable
    Voice lastOrganisation(boolean business) {
        for (var i = spoken.size() - 1; i >= Math.max(0, spoken.size() - 4 * SPEECHES_BACK); i--) {
            var voice = spoken.get(i).voice();
            if (voice.kind == Speaker.Kind.ORGANISATION
                    && (business || voice.offices.isEmpty())
                    && voice.offices.stream().allMatch(o -> reading.lexicon.is(o, WordClass.BUSINESS))) return voice;
        }
        return null;
    }

    /** "la chercheuse": somebody who spoke and of whom nothing is known yet but the name. */
    @Nullable
    Voice lastWithoutOffice(Gender gender) {
        var back = gender == Gender.ANY ? 1 : SPEECHES_BACK;
        for (var i = spoken.size() - 1; i >= Math.max(0, spoken.size() - back); i--) {
            var voice = spoken.get(i).voice();
            if (voice.kind == Speaker.Kind.PERSON && voice.offices.isEmpty() && gender.agreesWith(voice.gender))
                return voice;
        }
        return null;
    }

    /** The person named last before the place, in this sentence or the one before. */
    @Nullable
    Voice lastNamed(Mention latter, Span place, Function<Span, @Nullable Voice> voiceOf) {
        var at = reading.tokenAt(place.start());
        for (var start = at - 1; start > Math.max(0, at - FAR); start--) {
            var name = reading.isCapital(start) && reading.lexicon.givenName(reading.word(start)) != null;
            var office =
                    reading.is(start, WordClass.DETERMINER) && reading.lexicon.person(reading.word(start + 1)) != null;
            if (!name && !office) continue;
            var end = phrases.end(start, at);
            if (end <= start) continue;
            var span = reading.span(start, end);
            var mention = new Mention(reading, span);
            if (mention.isPerson() && !mention.isPlural() && latter.gender().agreesWith(mention.gender()))
                return voiceOf.apply(span);
        }
        return null;
    }

    /** How many the last pronoun could have stood for. */
    int candidates() {
        return candidates;
    }

    /** How many sentences before this one whom the last pronoun stands for was spoken of; 0 if nobody was found. */
    int distance(int sentence) {
        return foundIn < 0 ? 0 : Math.max(0, sentence - foundIn);
    }

    void forget() {
        candidates = 0;
        foundIn = -1;
    }

    @Nullable
    Voice of(Mention pronoun, Span place, int sentence, Function<Span, @Nullable Voice> voiceOf) {
        var voice = find(pronoun, place, sentence, voiceOf);
        if (voice != null && !pronoun.isRelative()) weigh(pronoun, voice, sentence);
        return voice;
    }

    private void weigh(Mention pronoun, Voice chosen, int sentence) {
        var seen = new HashSet<Voice>();
        seen.add(chosen);
        for (var i = spoken.size() - 1; i >= Math.max(0, spoken.size() - SPEECHES_BACK); i--) {
            var other = spoken.get(i);
            if (other.voice() == chosen && foundIn < 0) foundIn = other.sentence();
            if (other.sentence() >= sentence - SENTENCES_BACK && agrees(pronoun, other.voice()))
                seen.add(other.voice());
        }
        if (foundIn < 0) foundIn = sentence - 1;
        candidates = seen.size();
    }

    private @Nullable Voice find(Mention pronoun, Span place, int sentence, Function<Span, @Nullable Voice> voiceOf) {
        if (pronoun.isRelative()) return relative(place, voiceOf);
        var own = subjectBeforeQuotation(place, sentence, pronoun, voiceOf);
        if (own != null) return own;
        var subject = opensSentence(place, sentence) ? subjectBefore(sentence, pronoun, voiceOf) : null;
        if (subject != null) return subject;
        for (var i = spoken.size() - 1; i >= Math.max(0, spoken.size() - SPEECHES_BACK); i--) {
            var voice = spoken.get(i).voice();
            if (agrees(pronoun, voice)) return voice;
        }
        return subjectBefore(sentence, pronoun, voiceOf);
    }

    /** "Mme Martin s'inscrit en faux : « … », a-t-elle répondu": the subject before the colon. */
    private @Nullable Voice subjectBeforeQuotation(
            Span place, int sentence, Mention pronoun, Function<Span, @Nullable Voice> voiceOf) {
        var at = reading.tokenAt(place.start());
        var from = sentences.get(sentence).from();
        var colon = at - 1;
        while (colon > from && (reading.isQuoted(colon) || !reading.is(colon, ":"))) colon--;
        if (colon <= from || !reading.isQuoted(colon + 1)) return null;
        for (var i = from; i < colon; i++) {
            var verb = reading.verbAt(i);
            if (verb == null || !verb.isFinite() || reading.isQuoted(i)) continue;
            var phrase = subjects.subjectBefore(verb, from);
            if (phrase == null || phrase.to() <= phrase.from()) return null;
            var span = reading.span(phrase.from(), phrase.to());
            var mention = new Mention(reading, span);
            return !mention.isPronoun()
                            && speaks(mention)
                            && agree(pronoun, mention.gender(), mention.isPlural(), kind(mention))
                    ? voiceOf.apply(span)
                    : null;
        }
        return null;
    }

    private boolean opensSentence(Span place, int sentence) {
        var at = reading.tokenAt(place.start());
        var from = sentences.get(sentence).from();
        if (at - from <= 3) return true;
        // « … », a-t-il dit: nothing but a quotation and the verb itself before.
        for (var i = from; i < at; i++) {
            var verb = reading.verbAt(i);
            if (!reading.isQuoted(i)
                    && !reading.token(i).isPunctuation()
                    && !reading.is(i, WordClass.PREPOSITION)
                    && (verb == null || verb.inverted() != at)) return false;
        }
        return true;
    }

    private boolean agrees(Mention pronoun, Voice voice) {
        // "She said" is no analysis's.
        if (pronoun.isHuman()
                && voice.kind == Speaker.Kind.UNNAMED
                && !voice.offices.isEmpty()
                && voice.offices.stream().noneMatch(o -> reading.lexicon.person(o) != null)) return false;
        return agree(pronoun, voice.gender, voice.plural, voice.kind);
    }

    private static boolean agree(Mention pronoun, Gender gender, boolean plural, Speaker.Kind kind) {
        if (pronoun.isPlural() != plural) return false;
        if (pronoun.isHuman() && kind == Speaker.Kind.ORGANISATION) return false;
        return pronoun.gender().agreesWith(gender);
    }

    /** The noun right before "qui" or "who". */
    private @Nullable Voice relative(Span place, Function<Span, @Nullable Voice> voiceOf) {
        var at = reading.tokenAt(place.start());
        var end = reading.is(at - 1, ",") ? at - 1 : at;
        for (var start = Math.max(0, end - 12); start < end; start++) {
            if (!phrases.starts(start) || reading.is(start - 1, WordClass.OF)) continue;
            if (phrases.end(start, end) == end) return voiceOf.apply(reading.span(start, end));
        }
        return last();
    }

    private @Nullable Voice subjectBefore(int sentence, Mention pronoun, Function<Span, @Nullable Voice> voiceOf) {
        for (var s = sentence - 1; s >= Math.max(0, sentence - SENTENCES_BACK); s--) {
            var before = sentences.get(s);
            if (before.paragraph() < sentences.get(sentence).paragraph() - 1) return null;
            for (var i = before.from(); i < before.to(); i++) {
                var verb = reading.verbAt(i);
                if (verb == null || !verb.isFinite() || reading.isQuoted(i)) continue;
                var phrase = subjects.subjectBefore(verb, before.from());
                if (phrase != null && phrase.to() > phrase.from()) {
                    var span = reading.span(phrase.from(), phrase.to());
                    var mention = new Mention(reading, span);
                    if (!mention.isPronoun()
                            && speaks(mention)
                            && agree(pronoun, mention.gender(), mention.isPlural(), kind(mention)))
                        return voiceOf.apply(span);
                }
                break;
            }
            var speaker = speakerIn(s, pronoun);
            if (speaker != null) return speaker;
        }
        return null;
    }

    /** Who spoke in the sentence, and so is nearer than the subject of one before it. */
    private @Nullable Voice speakerIn(int sentence, Mention pronoun) {
        for (var i = spoken.size() - 1; i >= 0 && spoken.get(i).sentence() >= sentence; i--) {
            var voice = spoken.get(i).voice();
            if (spoken.get(i).sentence() == sentence && agrees(pronoun, voice)) return voice;
        }
        return null;
    }

    private static boolean speaks(Mention mention) {
        return mention.isNamed() || !mention.offices().isEmpty();
    }

    private static Speaker.Kind kind(Mention mention) {
        return mention.isPerson()
                ? Speaker.Kind.PERSON
                : mention.isNamed() && mention.offices().isEmpty() && !mention.isBody()
                        ? Speaker.Kind.UNNAMED
                        : Speaker.Kind.ORGANISATION;
    }
}
