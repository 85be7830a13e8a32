package org.recoupe.extraction.attribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.language.LanguageRules;
import org.recoupe.extraction.lexicon.Saying;
import org.recoupe.extraction.lexicon.Saying.Frame;
import org.recoupe.extraction.lexicon.Tense;
import org.recoupe.extraction.lexicon.WordClass;
import org.recoupe.extraction.reading.Reading;
import org.recoupe.extraction.reading.VerbGroup;
import org.recoupe.extraction.statement.Stance;
import org.recoupe.extraction.syntax.Syntax;
import org.recoupe.kernel.Span;

/** Who says it first, what is said behind: X affirme que …, X said …, X a nié avoir …, X a déclaré : « … ». */
final class ReportedClause implements AttributionRule {
    /** Names the rule that finds who charges whom with what. */
    static final String CHARGE = "clause-np-de";

    /** How far behind "ne" what is not known or not confirmed may stand. */
    private static final int NEAR = 5;

    /** How far behind its verb a content may begin. */
    private static final int REACH = 40;

    private static final int LONGEST_INSERT = 14;

    private record Content(List<Span> pieces, Frame frame) {}

    @Override
    public void find(Syntax syntax, Findings findings) {
        for (var verb : syntax.verbs) {
            var saying = syntax.saying(verb);
            if (saying == null || syntax.reading.isQuoted(verb.from())) continue;
            if (verb.tense() == Tense.PARTICIPLE && !syntax.isCoordinated(verb)) continue;
            if (isDenied(syntax, verb)) continue;
            // "Il est à noter que …": the reporter notes it.
            if (verb.tense() == Tense.INFINITIVE && syntax.isImpersonal(verb)) continue;
            var relay = new ArrayList<Span>();
            var content = raises(syntax, verb, saying) ? raised(syntax, verb) : content(syntax, verb, saying, relay);
            if (content == null) continue;
            var raised = content.frame() == Frame.RAISING;
            var source = raised ? List.<Span>of() : verb.passive() ? agent(syntax, verb) : syntax.subjectOf(verb);
            if (syntax.isNarrator(source)) continue;
            if (content.frame() == Frame.NP
                    && !source.isEmpty()
                    && !maySpeak(syntax, source)
                    && !isQuoted(syntax, content.pieces().get(0))) continue;
            if (source.isEmpty() && !raised && (!verb.passive() || !standsAlone(content.frame(), saying))) continue;
            findings.add(new Attribution(
                    content.pieces(),
                    source,
                    syntax.cueOf(verb),
                    List.copyOf(relay),
                    stance(syntax, verb, saying, content),
                    "clause-" + content.frame().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    confidence(content.frame(), saying),
                    syntax.number));
        }
    }

    /** "denies praising him": that he praised is what is denied. */
    private static boolean isDenied(Syntax syntax, VerbGroup verb) {
        if (verb.tense() != Tense.GERUND || verb.edge() <= syntax.start()) return false;
        var before = syntax.reading.verbAt(verb.edge() - 1);
        var saying = before == null ? null : syntax.saying(before);
        return saying != null && saying.is(Saying.Flag.DENIES);
    }

    /** Whether the noun is set in quotation marks, whole or from its article on: who is quoted has spoken. */
    private static boolean isQuoted(Syntax syntax, Span noun) {
        var from = syntax.reading.tokenAt(noun.start());
        for (var i = from; i < Math.min(from + 3, syntax.end()); i++)
            if (opensQuotation(syntax.reading, i)) return true;
        return false;
    }

    /** Whether the content is worth having though a passive leaves out who says it. */
    private static boolean standsAlone(Frame frame, Saying saying) {
        return frame == Frame.THAT || saying.is(Saying.Flag.ACCUSES) && (frame == Frame.DE_INF || frame == Frame.NP_DE);
    }

    private static boolean raises(Syntax syntax, VerbGroup verb, Saying saying) {
        return saying.takes(Frame.RAISING)
                || verb.passive() && syntax.lexicon.is(verb.lemma(), WordClass.RAISING_PASSIVE);
    }

    /** "The plan seems to work", "it appears that …": somebody thinks so, and the text does not say who. */
    private static @Nullable Content raised(Syntax syntax, VerbGroup verb) {
        var reading = syntax.reading;
        var from = LanguageRules.skipAdverbs(reading, verb.to(), syntax.end());
        var subject = syntax.subjectOf(verb);
        if (reading.is(from, WordClass.THAT)) subject = List.of();
        else if (subject.isEmpty() || !syntax.language.infinitiveAt(reading, from, syntax.end())) return null;
        var end = syntax.scopeEnd(from, verb);
        if (end - from < 2) return null;
        var pieces = new ArrayList<>(subject);
        pieces.add(reading.span(from, end));
        return new Content(pieces, Frame.RAISING);
    }

    private static Stance stance(Syntax syntax, VerbGroup verb, Saying saying, Content content) {
        if (leavesOpen(syntax, content)) return Stance.DOES_NOT_CONFIRM;
        var deed = content.frame() == Frame.DE_INF || content.frame() == Frame.NP;
        if (deed && saying.is(Saying.Flag.DENIES_DEED)) return Stance.DENIES;
        return syntax.stanceOf(verb, saying);
    }

    /** "dit ne pas savoir": who says so says nothing of the matter. */
    private static boolean leavesOpen(Syntax syntax, Content content) {
        if (content.frame() != Frame.INF) return false;
        var reading = syntax.reading;
        var from = reading.tokenAt(content.pieces().get(0).start());
        var negated = reading.is(from, WordClass.NEGATION);
        if (negated)
            for (var i = from; i < Math.min(from + NEAR, syntax.end()); i++)
                if (reading.phraseEnd(WordClass.KNOWING, i, syntax.end()) > i + 1) return true;
        for (var i = from; i < Math.min(from + 4, syntax.end()); i++)
            for (var form : reading.forms(i))
                if (form.tense() == Tense.INFINITIVE)
                    return syntax.lexicon.is(form.lemma(), negated ? WordClass.KNOWING : WordClass.IGNORING);
        return false;
    }

    /** A verb that cannot carry a quotation tells what somebody thinks, wants or knows: as sure as a guess at a mind can be. */
    private static double confidence(Frame frame, Saying saying) {
        var speaks = saying.takes(Frame.QUOTE);
        return switch (frame) {
            case QUOTE -> 0.88;
            case THAT -> speaks ? 0.95 : 0.85;
            case INF, DE_INF, A_INF -> speaks ? 0.9 : 0.75;
            case BARE, QUESTION -> speaks ? 0.85 : 0.75;
            case NP_DE, AFTER -> 0.85;
            case NP, NP_QUOTE, NP_PREP, NP_AS, NP_SAID, NP_NOUN, RAISING -> 0.75;
        };
    }

    /** Whether a thing named by a noun can be what it says: "la hausse des péages viderait …" says nothing. */
    private static boolean maySpeak(Syntax syntax, List<Span> source) {
        var from = syntax.reading.tokenAt(source.get(0).start());
        var to = syntax.reading.tokenAt(source.get(0).end() - 1) + 1;
        for (var i = from; i + 2 < to; i++)
            if (syntax.reading.is(i, ",") && syntax.reading.isCapital(i + 1) && syntax.reading.isCapital(i + 2))
                return true;
        return !syntax.reading.is(from, WordClass.DETERMINER)
                || syntax.reading.is(from, WordClass.SOMEONE)
                || syntax.reading.is(from, WordClass.NUMERAL)
                || syntax.reading.is(from + 1, WordClass.SAME)
                || syntax.phrases.namesSpeaker(
                        from, syntax.reading.tokenAt(source.get(0).end() - 1) + 1);
    }

    private static List<Span> agent(Syntax syntax, VerbGroup verb) {
        var reading = syntax.reading;
        for (var i = verb.to(); i < Math.min(verb.to() + 6, syntax.end()); i++) {
            if (!reading.is(i, WordClass.BY)) continue;
            var end = syntax.phrases.end(i + 1, syntax.end());
            return end > i + 1 ? List.of(reading.span(i + 1, end)) : List.of();
        }
        return List.of();
    }

    private static @Nullable Content content(Syntax syntax, VerbGroup verb, Saying saying, List<Span> relay) {
        var reading = syntax.reading;
        var limit = Math.min(syntax.end(), verb.to() + REACH);
        var i = verb.to();
        var told = AfterQuotation.dative(syntax, saying, i, relay);
        var bare = told > i ? bareAt(syntax, verb, saying, told) : null;
        if (bare != null) return bare;
        relay.clear();
        bare = bareAt(syntax, verb, saying, i);
        while (bare == null && i < limit) {
            var here = contentAt(syntax, verb, saying, i);
            if (here != null) return here;
            var next = AfterQuotation.circumstances(syntax, verb, saying, i, relay);
            if (next == i && reading.is(i, ",")) next = behindInsert(syntax, saying, i, limit);
            if (next == i) {
                var noun = nounPhrase(syntax, verb, saying, verb.to());
                return noun == null && i > verb.to() ? nounPhrase(syntax, verb, saying, i) : noun;
            }
            i = next;
            bare = bareAt(syntax, verb, saying, i);
        }
        if (bare != null || i < limit) return bare;
        var noun = nounPhrase(syntax, verb, saying, verb.to());
        if (noun != null) relay.removeIf(r -> r.overlaps(noun.pieces().get(0)));
        return noun;
    }

    /** Over ", lors d'une conférence de presse," if a content of the verb's own follows. */
    private static int behindInsert(Syntax syntax, Saying saying, int comma, int limit) {
        if (opensQuotation(syntax.reading, comma + 1)) return comma + 1;
        for (var i = comma + 1; i < limit; i++) {
            if (syntax.reading.isFiniteVerb(i)) return comma;
            if (!syntax.reading.is(i, ",")) continue;
            var next = i + 1;
            var content = syntax.reading.is(next, WordClass.THAT)
                    || syntax.reading.is(next, ":")
                    || syntax.reading.isQuoted(next)
                    || saying.takes(Frame.INF) && syntax.language.infinitiveAt(syntax.reading, next, syntax.end());
            return content ? next : comma;
        }
        return comma;
    }

    private static boolean opensQuotation(Reading reading, int i) {
        return reading.isQuoted(i)
                && reading.token(i).isQuotationMark()
                && reading.quotationAt(i - 1) != reading.quotationAt(i);
    }

    private static @Nullable Content contentAt(Syntax syntax, VerbGroup verb, Saying saying, int i) {
        var reading = syntax.reading;
        if (reading.is(i, WordClass.THAT)) {
            if (!saying.takes(Frame.THAT) || restricts(syntax, verb)) return null;
            return said(syntax, verb, i, Frame.THAT);
        }
        if (reading.is(i, ":")) return behindColon(syntax, i);
        if (saying.is(Saying.Flag.DENIES)
                && saying.takes(Frame.NP)
                && syntax.language.gerundAt(reading, i)
                && !reading.is(i, WordClass.PREPOSITION)) return said(syntax, verb, i, Frame.NP);
        if (saying.takes(Frame.QUESTION) && reading.is(i, WordClass.QUESTION) && reading.hasFiniteVerb(i, syntax.end()))
            return said(syntax, verb, i, Frame.QUESTION);
        if (reading.isQuoted(i)
                && (saying.takes(Frame.QUOTE) || saying.takes(Frame.NP_QUOTE) || saying.takes(Frame.NP)))
            return quoted(syntax, verb, i);
        if (saying.takes(Frame.DE_INF) || saying.takes(Frame.NP_DE)) {
            if (reading.is(i, WordClass.OF) && syntax.language.infinitiveAt(reading, i + 1, syntax.end()))
                return said(syntax, verb, i, saying.takes(Frame.DE_INF) ? Frame.DE_INF : Frame.NP_DE);
        }
        if (verb.passive()) return null;
        if (saying.is(Saying.Flag.THINKS) && isJudgement(syntax, i)) return said(syntax, verb, i, Frame.INF);
        // "se dit convaincu que …", "se disait opposé à …": how one calls oneself is said too.
        if (verb.reflexive()
                && syntax.lexicon.is(verb.lemma(), WordClass.DOUBLE_SUBJECT)
                && i == verb.to()
                && reading.token(i).isWord()) return said(syntax, verb, i, Frame.NP);
        if (saying.takes(Frame.INF) && syntax.language.infinitiveAt(reading, i, syntax.end()))
            return said(syntax, verb, i, Frame.INF);
        return null;
    }

    /** "juge inacceptable que …", "estime prématuré de …". */
    private static boolean isJudgement(Syntax syntax, int i) {
        var reading = syntax.reading;
        if (i + 2 >= syntax.end() || !reading.token(i).isWord() || reading.isFiniteVerb(i) || reading.isCapital(i))
            return false;
        if (reading.is(i, WordClass.DETERMINER)
                || reading.is(i, WordClass.PREPOSITION)
                || reading.is(i, WordClass.PRONOUN)) return false;
        return reading.is(i + 1, WordClass.THAT)
                || reading.is(i + 1, WordClass.OF) && syntax.language.infinitiveAt(reading, i + 2, syntax.end());
    }

    /** "ne dit que": only, not that. */
    private static boolean restricts(Syntax syntax, VerbGroup verb) {
        return syntax.reading.is(verb.edge(), WordClass.NEGATION) && !verb.negated() && !syntax.isNobody(verb);
    }

    private static @Nullable Content said(Syntax syntax, VerbGroup verb, int from, Frame frame) {
        var end = syntax.scopeEnd(from, verb);
        return end - from < (frame == Frame.NP ? 1 : 2)
                ? null
                : new Content(List.of(syntax.reading.span(from, end)), frame);
    }

    private static @Nullable Content behindColon(Syntax syntax, int colon) {
        var from = colon + 1;
        if (from >= syntax.end()) return null;
        if (syntax.reading.isQuoted(from))
            return new Content(List.of(syntax.reading.span(from, syntax.behindQuotation(from))), Frame.QUOTE);
        var end = syntax.trimmed(from, syntax.end());
        return end <= from ? null : new Content(List.of(syntax.reading.span(from, end)), Frame.QUOTE);
    }

    private static @Nullable Content quoted(Syntax syntax, VerbGroup verb, int from) {
        var end = syntax.scopeEnd(from, verb);
        var behind = syntax.behindQuotation(from);
        // A quotation that closes a sentence of its own ends what is said; one within the sentence carries what follows
        // it.
        if (syntax.reading.token(behind - 2).endsSentence()
                || syntax.reading.is(behind, ",") && !quotes(syntax.reading, behind, end)) end = Math.min(end, behind);
        return end <= from ? null : new Content(List.of(syntax.reading.span(from, end)), Frame.QUOTE);
    }

    /** A clause without "that": X said the talks had failed. */
    private static @Nullable Content bareAt(Syntax syntax, VerbGroup verb, Saying saying, int i) {
        if (!saying.takes(Frame.BARE) || verb.passive() || i >= syntax.end()) return null;
        var reading = syntax.reading;
        var starts = syntax.phrases.starts(i) || reading.is(i, WordClass.SUBJECT_PRONOUN);
        if (!starts && syntax.phrases.end(i, syntax.end()) == i) return null;
        if (reading.isQuoted(i) || reading.is(i, ",")) return null;
        var end = syntax.scopeEnd(i, verb);
        if (end <= i) return null;
        var content = new Content(List.of(reading.span(i, end)), Frame.BARE);
        for (var k = i + 1; k < end; k++) {
            if (reading.isFiniteVerb(k)) return content;
            if (reading.is(k, WordClass.THAT) && saying.is(Saying.Flag.DATIVE)
                    || reading.is(k, ":")
                    || reading.is(k, ",") && k < i + 3) return null;
            if (reading.isQuoted(k)) return starts && k > i + 1 ? content : null;
        }
        // Verbs are many and lexicons short: what is long enough behind a verb that takes no noun is a clause.
        return starts && end - i >= 5 && saying.takes(Frame.QUOTE) && !takesNoun(saying) ? content : null;
    }

    private static @Nullable Content nounPhrase(Syntax syntax, VerbGroup verb, Saying saying, int from) {
        var reading = syntax.reading;
        if (saying.takes(Frame.A_INF)) {
            var invited = invited(syntax, verb, from);
            if (invited != null) return invited;
        }
        if (saying.takes(Frame.NP_DE)) return charge(syntax, verb, from);
        if (!takesNoun(saying) || verb.passive() || verb.tense() == Tense.INFINITIVE) return null;
        var start = behindCommas(syntax, LanguageRules.skipCircumstances(reading, from, syntax.end()));
        var governed = isGoverned(syntax, saying, start);
        if (!governed && !takesBareNoun(saying)) return null;
        var noun = governed && !reading.is(start, WordClass.DETERMINER) ? start + 1 : start;
        if (noun >= syntax.end()
                || !startsObject(syntax, noun)
                        && !(governed && (syntax.phrases.isPlain(noun) || opensQuotation(reading, noun)))) return null;
        var end = syntax.objectEnd(noun, verb);
        var enough = end - noun >= 2 || end > noun && (governed || stands(syntax, noun));
        if (!enough || !isWhole(reading, saying, governed, noun, end)) return null;
        var said = governed && syntax.language.prepositionIsSaid() ? start : noun;
        return new Content(List.of(reading.span(said, end)), Frame.NP);
    }

    /** Over ", dans un communiqué," before the noun. */
    private static int behindCommas(Syntax syntax, int comma) {
        var reading = syntax.reading;
        if (!reading.is(comma, ",")
                || !reading.is(comma + 1, WordClass.PREPOSITION) && !reading.is(comma + 1, WordClass.TIME))
            return comma;
        for (var i = comma + 2; i < Math.min(syntax.end() - 1, comma + LONGEST_INSERT); i++) {
            if (reading.isFiniteVerb(i) || reading.isQuoted(i)) return comma;
            if (reading.is(i, ",")) return i + 1;
        }
        return comma;
    }

    private static boolean takesBareNoun(Saying saying) {
        return saying.takes(Frame.NP)
                || saying.takes(Frame.NP_QUOTE)
                || saying.takes(Frame.NP_AS)
                || saying.takes(Frame.NP_SAID)
                || saying.takes(Frame.NP_NOUN);
    }

    /** Whether a preposition the verb asks for stands at the token: "insiste sur", "called for". */
    private static boolean isGoverned(Syntax syntax, Saying saying, int i) {
        var reading = syntax.reading;
        if (saying.takes(Frame.NP_PREP) && reading.is(i, WordClass.PREPOSITION))
            return !syntax.language.infinitiveAt(reading, i, syntax.end());
        return syntax.language.prepositionIsSaid()
                && reading.is(i, WordClass.OF)
                && (saying.takes(Frame.NP_PREP) || saying.takes(Frame.NP_QUOTE));
    }

    private static boolean isWhole(Reading reading, Saying saying, boolean governed, int from, int to) {
        return saying.takes(Frame.NP)
                || governed && saying.takes(Frame.NP_PREP)
                || saying.takes(Frame.NP_QUOTE) && quotes(reading, from, to)
                || saying.takes(Frame.NP_AS) && labels(reading, from, to)
                || saying.takes(Frame.NP_SAID) && counts(reading, from, to)
                || saying.takes(Frame.NP_NOUN) && namesWhatIsSaid(reading, from, to);
    }

    /** "une hausse des prix": the first noun, not what hangs on it. */
    static boolean namesWhatIsSaid(Reading reading, int from, int to) {
        for (var i = from; i < Math.min(to, from + 3); i++) if (reading.is(i, WordClass.SAID_NOUN)) return true;
        return false;
    }

    /** "un bilan de trois morts", "ces accusations". */
    private static boolean counts(Reading reading, int from, int to) {
        for (var i = from; i < to; i++)
            if (reading.token(i).isNumber()
                    || reading.is(i, WordClass.NUMERAL) && !reading.is(i, WordClass.INDEFINITE)
                    || reading.is(i, WordClass.DOZEN)
                    || reading.is(i, WordClass.SAID_NOUN)) return true;
        return false;
    }

    /** One word that may be all that is said: "endorsed him", "backs Moreau". */
    private static boolean stands(Syntax syntax, int i) {
        return syntax.language.takesBareObject()
                && (syntax.reading.isCapital(i)
                        || syntax.reading.is(i, WordClass.PERSONAL_PRONOUN)
                        || syntax.phrases.isPlain(i) && syntax.reading.word(i).endsWith("s"));
    }

    private static boolean takesNoun(Saying saying) {
        return takesBareNoun(saying) || saying.takes(Frame.NP_PREP);
    }

    /** "sees him as a threat", "décrit le projet comme un échec". */
    private static boolean labels(Reading reading, int from, int to) {
        for (var i = from + 1; i < to - 1; i++)
            if (reading.is(i, WordClass.AS) && !reading.token(i - 1).isPunctuation()) return true;
        return false;
    }

    private static boolean startsObject(Syntax syntax, int i) {
        var reading = syntax.reading;
        if (reading.is(i, WordClass.PREPOSITION) && !reading.is(i, WordClass.DETERMINER)
                || reading.is(i, WordClass.CONJUNCTION)) return false;
        return reading.is(i, WordClass.DETERMINER)
                || reading.isCapital(i)
                || reading.token(i).isNumber()
                || reading.is(i, WordClass.OF)
                || syntax.language.takesBareObject() && reading.is(i, WordClass.PERSONAL_PRONOUN)
                || !syntax.language.prepositionIsSaid() && syntax.phrases.end(i, syntax.end()) > i;
    }

    private static boolean quotes(Reading reading, int from, int to) {
        for (var i = from; i < to; i++)
            if (reading.isQuoted(i)) return !reading.isCapital(i + 1) || reading.behindQuotation(i) - i > 5;
        return false;
    }

    /** X appelle Y à faire: what Y is called upon to do. */
    private static @Nullable Content invited(Syntax syntax, VerbGroup verb, int from) {
        var reading = syntax.reading;
        for (var i = from; i < Math.min(from + REACH / 2, syntax.end()); i++) {
            if (reading.isFiniteVerb(i) || reading.token(i).isPunctuation()) return null;
            if (reading.is(i, WordClass.TO)
                    && (syntax.language.infinitiveAt(reading, i + 1, syntax.end()) || opensQuotation(reading, i + 1)))
                return said(syntax, verb, i, Frame.A_INF);
        }
        return null;
    }

    /** X accuse Y de Z: who is charged, and with what. */
    private static @Nullable Content charge(Syntax syntax, VerbGroup verb, int from) {
        var reading = syntax.reading;
        var accused = LanguageRules.skipCircumstances(reading, from, syntax.end());
        for (var i = from; i < Math.min(from + REACH / 2, syntax.end()); i++) {
            if (reading.isFiniteVerb(i) || reading.token(i).endsSentence()) return null;
            if (!reading.is(i, WordClass.OF)) continue;
            var offence = i > accused + 1
                    && syntax.language.isOffence(reading, i + 1)
                    && !(reading.is(accused, WordClass.INDEFINITE) && !syntax.phrases.canSpeak(accused));
            var quoted = reading.isQuoted(i + 1) || reading.isQuoted(i + 2) && reading.is(i + 1, WordClass.DETERMINER);
            if (quoted
                    || offence
                    || syntax.language.infinitiveAt(reading, i + 1, syntax.end())
                    || syntax.language.gerundAt(reading, i + 1))
                return said(syntax, verb, verb.passive() ? i : Math.min(i, accused), Frame.NP_DE);
        }
        return null;
    }
}
