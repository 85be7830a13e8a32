package org.recoupe.extraction.speaker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.attribution.Attribution;
import org.recoupe.extraction.language.LanguageRules;
import org.recoupe.extraction.lexicon.Gender;
import org.recoupe.extraction.lexicon.WordClass;
import org.recoupe.extraction.reading.NounPhrases;
import org.recoupe.extraction.reading.Reading;
import org.recoupe.extraction.reading.Sentence;
import org.recoupe.extraction.statement.RestsOn;
import org.recoupe.extraction.statement.Speaker;
import org.recoupe.extraction.statement.Stance;
import org.recoupe.kernel.Span;

/** Takes all mentions of one speaker together: by name, abbreviation, office, pronoun. */
public final class Speakers {
    private final Reading reading;
    private final List<Sentence> sentences;
    private final Acronyms acronyms;
    private final Antecedents antecedents;
    private final List<Voice> voices = new ArrayList<>();
    /** One place names one speaker, however many statements hang on it. */
    private final Map<Span, Voice> byPlace = new HashMap<>();

    private final Map<Integer, Voice> byStart = new HashMap<>();

    public Speakers(Reading reading, LanguageRules rules, List<Sentence> sentences, NounPhrases phrases) {
        this.reading = reading;
        this.sentences = sentences;
        this.acronyms = new Acronyms(reading);
        this.antecedents = new Antecedents(reading, sentences, phrases);
    }

    /** Who says each of the attributions, in the order of the text. */
    public List<Draft> resolve(List<Attribution> attributions) {
        var order = new ArrayList<>(attributions);
        order.sort((a, b) -> Integer.compare(place(a), place(b)));
        var found = new ArrayList<Draft>();
        for (var attribution : order) {
            antecedents.forget();
            var voice = attribution.source().isEmpty()
                    ? null
                    : voiceOf(attribution.source().get(0), attribution);
            if (voice != null) antecedents.spoke(voice, attribution.sentence(), attribution.isCharge());
            var relay = attribution.relay().isEmpty()
                    ? null
                    : relayOf(attribution.relay().get(0));
            found.add(new Draft(attribution, indexOf(voice), indexOf(relay), restsOn(attribution)));
        }
        return found;
    }

    private RestsOn restsOn(Attribution attribution) {
        if (attribution.source().isEmpty()) return RestsOn.NOBODY;
        if (attribution.isParsed()) return new RestsOn(RestsOn.Kind.PARSE, 0);
        var source = attribution.source().get(0);
        var from = reading.tokenAt(source.start());
        var back = Math.max(0, attribution.sentence() - sentenceOf(from));
        if (attribution.cue().isEmpty() && back > 0) return new RestsOn(RestsOn.Kind.CONTINUATION, back);
        var mention = new Mention(reading, source);
        if (mention.isPronoun() || mention.isRelative())
            return new RestsOn(
                    antecedents.candidates() > 1 ? RestsOn.Kind.CANDIDATES : RestsOn.Kind.PRONOUN,
                    antecedents.distance(attribution.sentence()));
        if (!mention.isNamed()) return new RestsOn(RestsOn.Kind.DESCRIPTION, 0);
        var to = reading.tokenAt(source.end() - 1) + 1;
        for (var i = from; i < to; i++) if (reading.is(i, ",")) return new RestsOn(RestsOn.Kind.APPOSITION, 0);
        return new RestsOn(RestsOn.Kind.NAME, 0);
    }

    private int sentenceOf(int token) {
        var low = 0;
        var high = sentences.size() - 1;
        while (low < high) {
            var middle = (low + high + 1) >>> 1;
            if (sentences.get(middle).from() <= token) low = middle;
            else high = middle - 1;
        }
        return low;
    }

    private static int place(Attribution attribution) {
        return attribution.source().isEmpty()
                ? attribution.start()
                : attribution.source().get(0).start();
    }

    private @Nullable Integer indexOf(@Nullable Voice voice) {
        return voice == null ? null : voices.indexOf(voice);
    }

    public List<Speaker> all() {
        return voices.stream()
                .map(v -> new Speaker(v.name, v.kind, List.copyOf(v.aliases), indexOf(v.speaksFor)))
                .toList();
    }

    public String nameOf(int speaker) {
        return voices.get(speaker).name;
    }

    public boolean holdsOffice(int speaker) {
        var voice = voices.get(speaker);
        return voice.speaksFor != null || voice.kind == Speaker.Kind.ORGANISATION || !voice.offices.isEmpty();
    }

    /** Whether two speakers are one side: the same, or one speaks for the other, or both for the same. */
    public boolean sameSide(@Nullable Integer one, @Nullable Integer other) {
        if (one == null || other == null) return false;
        return side(voices.get(one)) == side(voices.get(other));
    }

    private static Voice side(Voice voice) {
        var side = voice;
        for (var steps = 0; side.speaksFor != null && steps < 3; steps++) side = side.speaksFor;
        return side;
    }

    private @Nullable Voice voiceOf(Span source, Attribution attribution) {
        var known = byPlace.get(source);
        if (known != null) return known;
        var voice = find(source, attribution);
        if (voice != null) {
            byPlace.put(source, voice);
            byStart.put(source.start(), voice);
        }
        return voice;
    }

    private @Nullable Voice find(Span source, Attribution attribution) {
        var mention = new Mention(reading, source);
        if (mention.isPronoun() || mention.isRelative()) {
            var voice = antecedents.of(mention, source, attribution.sentence(), this::ofPhrase);
            if (voice != null && answersItself(voice, attribution)) return null;
            if (voice != null) {
                voice.lastMention = mention.position();
                // Who is once called "she" is no "he" later.
                if (voice.gender == Gender.ANY && mention.isHuman()) voice.gender = mention.gender();
            }
            return voice;
        }
        var author = author(mention, source);
        if (author != null) return ofMention(new Mention(reading, author));
        if (mention.isLatter()) {
            var named = antecedents.lastNamed(mention, source, this::ofPhrase);
            if (named != null) return named;
        }
        if (mention.isSame()) {
            var last = mention.isGeneric() ? antecedents.lastUnnamed() : null;
            if (last == null) last = antecedents.last();
            if (last != null) return last;
        }
        return ofMention(mention);
    }

    /** "X accuses Y. It denied": who accuses is not who denies. */
    private boolean answersItself(Voice voice, Attribution attribution) {
        return attribution.stance() == Stance.DENIES
                && voice == antecedents.last()
                && antecedents.accusedBefore(attribution.sentence());
    }

    /** "un devis établi par X": who stands behind a paper that has no name; not who only holds it. */
    private @Nullable Span author(Mention mention, Span source) {
        if (!mention.isIndefinite() || mention.isNamed()) return null;
        var from = reading.tokenAt(source.start());
        var to = reading.tokenAt(source.end() - 1) + 1;
        for (var i = from + 2; i < to - 1; i++) {
            if (!reading.is(i, WordClass.AUTHORED)) continue;
            for (var by = i + 1; by < to - 1; by++)
                if (reading.is(by, WordClass.BY)) {
                    var named = reading.isCapital(by + 1)
                            || reading.lexicon.organisation(reading.word(by + 2)) != null
                            || reading.lexicon.person(reading.word(by + 2)) != null
                            || reading.isCapital(by + 2);
                    return named ? reading.span(by + 1, to) : null;
                }
        }
        return null;
    }

    private @Nullable Voice ofPhrase(Span phrase) {
        var known = byStart.get(phrase.start());
        if (known != null) return known;
        var mention = new Mention(reading, phrase);
        if (mention.isPronoun()) return null;
        var voice = ofMention(mention);
        byStart.put(phrase.start(), voice);
        return voice;
    }

    private Voice ofMention(Mention mention) {
        return ofMention(mention, !mention.isIndefinite());
    }

    private Voice ofMention(Mention mention, boolean definite) {
        var voice = mention.isNamed() ? named(mention) : described(mention, definite);
        voice.lastMention = mention.position();
        voice.offices.addAll(mention.offices());
        if (voice.gender == Gender.ANY) voice.gender = mention.gender();
        var organisation = mention.speaksFor();
        if (voice.speaksFor == null && organisation != null && voice.kind == Speaker.Kind.PERSON) {
            var body = ofMention(new Mention(reading, organisation), true);
            if (body != voice) voice.speaksFor = body;
        }
        if (voice.speaksFor == null && mention.isPossessive() && mention.isPerson()) {
            var last = antecedents.last();
            if (last != null && last.kind == Speaker.Kind.ORGANISATION && last != voice) voice.speaksFor = last;
        }
        return voice;
    }

    private Voice named(Mention mention) {
        var person = !mention.personNames().isEmpty();
        var name = person
                ? mention.personNames().get(0)
                : mention.organisationNames().get(0);
        var full = acronyms.nameOf(name);
        var known = byName(name);
        if (known == null && full != null) known = byName(full);
        if (known == null) {
            var kind = person ? Speaker.Kind.PERSON : Speaker.Kind.ORGANISATION;
            known = add(name, kind, mention);
        } else if (known.kind == Speaker.Kind.RELAY) known.kind = Speaker.Kind.ORGANISATION;
        known.alsoCalled(name);
        if (full != null) known.alsoCalled(full);
        // Behind a person the bracket names a party or the body in the office, not the person.
        if (!person) for (var acronym : mention.acronyms()) known.alsoCalled(acronym);
        if (person)
            for (var other : mention.organisationNames()) {
                var body = byName(other);
                if (known.speaksFor == null && body != null && body != known) known.speaksFor = body;
            }
        return known;
    }

    private @Nullable Voice byName(String name) {
        for (var voice : voices) if (voice.goesBy(name)) return voice;
        return null;
    }

    private Voice described(Mention mention, boolean definite) {
        var description = mention.description();
        if (definite) {
            var same = byName(description);
            if (same == null) same = byOffice(mention);
            // "la chercheuse" may be whoever spoke; "le chef des pompiers" is somebody else.
            if (same == null && mention.isPerson() && isBare(mention))
                same = antecedents.lastWithoutOffice(mention.gender());
            if (same != null) return same;
        }
        var kind =
                !definite ? Speaker.Kind.UNNAMED : mention.isPerson() ? Speaker.Kind.PERSON : Speaker.Kind.ORGANISATION;
        var voice = add(description, kind, mention);
        for (var acronym : mention.acronyms()) voice.alsoCalled(acronym);
        return voice;
    }

    /** "le directeur", "l'ONG", "la coalition": the last one who was called so, or an organisation that may be. */
    private @Nullable Voice byOffice(Mention mention) {
        Voice found = null;
        for (var voice : voices) {
            // "un médecin", then "le médecin"; but no group that is not called so.
            if (voice.kind == Speaker.Kind.UNNAMED
                            && (mention.isPlural() != voice.plural || mention.speaksFor() != null)
                    || !voice.gender.agreesWith(mention.gender())) continue;
            var calledSo = mention.offices().stream()
                    .anyMatch(o -> voice.offices.contains(o)
                            || voice.name.toLowerCase(Locale.ROOT).startsWith(o + " "));
            if (calledSo && !differs(voice, mention) && (found == null || voice.lastMention >= found.lastMention))
                found = voice;
        }
        if (found != null) return found;
        // "le groupe armé" is not whatever body spoke last.
        if (!mention.isGeneric() || !isBare(mention)) return null;
        return antecedents.lastOrganisation(mention.isBusiness());
    }

    /** A noun and nothing that would say which one. */
    private static boolean isBare(Mention mention) {
        return mention.speaksFor() == null && mention.description().indexOf(' ') < 0;
    }

    /** "The weather service" is not "the fire service": a body without a name is what it is called. */
    private static boolean differs(Voice voice, Mention mention) {
        if (voice.kind != Speaker.Kind.ORGANISATION || Character.isUpperCase(voice.name.charAt(0))) return false;
        var name = " " + voice.name.toLowerCase(Locale.ROOT) + " ";
        for (var word : mention.description().toLowerCase(Locale.ROOT).split(" "))
            if (!name.contains(" " + word + " ")) return true;
        return false;
    }

    private Voice add(String name, Speaker.Kind kind, Mention mention) {
        var voice = new Voice(name, kind, mention.gender(), mention.isPlural(), mention.position());
        voices.add(voice);
        return voice;
    }

    /** A news agency or broadcaster in the addressee; other addressees pass nothing on. */
    private @Nullable Voice relayOf(Span relay) {
        var from = reading.tokenAt(relay.start());
        var to = reading.tokenAt(relay.end() - 1) + 1;
        for (var i = from; i < to; i++) {
            var end = reading.lexicon.agencyEnd(reading.tokens, i, to);
            if (end < 0) continue;
            var named = i;
            while (named < end - 1 && reading.is(named, WordClass.DETERMINER) && !reading.isCapital(named)) named++;
            var name = reading.words(reading.span(named, end));
            var known = byName(name);
            if (known != null) return known;
            var voice = new Voice(name, Speaker.Kind.RELAY, Gender.FEMININE, false, relay.start());
            voices.add(voice);
            return voice;
        }
        return null;
    }
}
