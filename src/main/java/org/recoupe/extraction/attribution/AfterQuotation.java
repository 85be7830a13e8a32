package org.recoupe.extraction.attribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.language.LanguageRules;
import org.recoupe.extraction.lexicon.Saying;
import org.recoupe.extraction.lexicon.WordClass;
import org.recoupe.extraction.reading.Reading;
import org.recoupe.extraction.reading.VerbGroup;
import org.recoupe.extraction.syntax.Syntax;
import org.recoupe.kernel.Span;

/** What is said first, who says it behind: « … », a indiqué le maire; "…," she told reporters. */
final class AfterQuotation implements AttributionRule {
    private static final String RULE = "after";
    /** "Faux", "Pas question". */
    private static final int LONGEST_ANSWER = 3;

    /** How far before its verb "comme" may stand. */
    private static final int NEAR = 12;

    private static final Saying ANY = new Saying("", Set.of(Saying.Frame.AFTER, Saying.Frame.QUOTE), Set.of());

    @Override
    public void find(Syntax syntax, Findings findings) {
        for (var verb : syntax.verbs) {
            var saying = syntax.saying(verb);
            if ((saying == null || !saying.takes(Saying.Frame.AFTER)) && isBehindQuotation(syntax, verb)) saying = ANY;
            if (saying == null || !saying.takes(Saying.Frame.AFTER) || !verb.isFinite()) continue;
            if (verb.passive() && verb.inverted() < 0) continue;
            if (syntax.reading.isQuoted(verb.from())) {
                within(syntax, verb, saying, findings);
                continue;
            }
            if (leading(syntax, verb, saying, findings)) continue;
            if (hasDetachedSubject(syntax, verb) && parenthetical(syntax, verb, saying, findings)) continue;
            if (!inverted(syntax, verb, saying, findings)) parenthetical(syntax, verb, saying, findings);
        }
    }

    /** "…," Jane Roe, a neighbour, told Reuters: the commas belong to the name, and nobody else can be the subject. */
    private static boolean hasDetachedSubject(Syntax syntax, VerbGroup verb) {
        if (syntax.language.needsInversion() || !syntax.reading.is(verb.edge() - 1, ",")) return false;
        var subject = syntax.subjectOf(verb);
        if (subject.isEmpty()) return false;
        var start = syntax.reading.tokenAt(subject.get(0).start());
        return start < verb.edge()
                && (syntax.reading.isCapital(start) || syntax.reading.isQuoted(start - 1))
                && closesContent(syntax.reading, start - 1);
    }

    /** « … », tempête le maire: right behind a quotation any verb reports. */
    private static boolean isBehindQuotation(Syntax syntax, VerbGroup verb) {
        var reading = syntax.reading;
        var before = verb.edge() - 1;
        var mark = reading.is(before, ",") ? before - 1 : before;
        return verb.isFinite()
                && !verb.passive()
                && !syntax.lexicon.is(verb.lemma(), WordClass.BE)
                && !syntax.lexicon.is(verb.lemma(), WordClass.HAVE)
                && !reading.isQuoted(verb.from())
                && mark > syntax.start() + 1
                && reading.isQuoted(mark)
                && reading.token(mark).isQuotationMark()
                && (mark != before || reading.is(mark - 1, ","));
    }

    /** « C'est, a-t-il dit, une erreur »: the reporter speaks within the marks. */
    private static void within(Syntax syntax, VerbGroup verb, Saying saying, Findings findings) {
        var reading = syntax.reading;
        var start = syntax.quotationStart(verb.from());
        var stop = syntax.behindQuotation(verb.from());
        var before = verb.edge() - 1;
        if (before <= start || !reading.is(before, ",") && !reading.is(before, "–")) return;
        var end = LanguageRules.skipCircumstances(reading, verb.to(), stop);
        var source = verb.inverted() >= 0 ? syntax.inverted(verb) : null;
        if (source == null) {
            if (!syntax.language.needsInversion() || !syntax.phrases.starts(end)) return;
            var phrase = syntax.phrases.withApposition(end, stop, false);
            if (phrase.to() <= end) return;
            source = syntax.sourceSpan(phrase);
            end = phrase.to();
        }
        end = circumstances(syntax, verb, saying, end, new ArrayList<>());
        if (!reading.is(end, ",")
                && !reading.token(Math.min(end, reading.size() - 1)).endsSentence()
                && !reading.is(end, "–")) return;
        var content = new ArrayList<Span>();
        content.add(reading.span(start, before));
        if (end + 1 < stop) content.add(reading.span(end + 1, stop));
        findings.add(new Attribution(
                content,
                List.of(source),
                syntax.cueOf(verb),
                List.of(),
                syntax.stanceOf(verb, saying),
                "within",
                0.85,
                syntax.number));
    }

    /** Comme l'a rappelé X, …; as X reported, …. */
    private static boolean leading(Syntax syntax, VerbGroup verb, Saying saying, Findings findings) {
        var reading = syntax.reading;
        var link = link(syntax, verb);
        if (link < 0 || link > verb.edge()) return false;
        var initial = reading.phraseEnd(WordClass.AS, syntax.start(), syntax.end()) == link;
        List<Span> source;
        int end;
        if (link == verb.edge()) {
            end = LanguageRules.skipCircumstances(reading, verb.to(), syntax.end());
            var phrase = syntax.phrases.withApposition(end, syntax.end(), true);
            if (phrase.to() <= end) return false;
            source = List.of(syntax.sourceSpan(phrase));
            end = phrase.to();
        } else {
            source = syntax.subjectOf(verb);
            if (source.isEmpty() || reading.tokenAt(source.get(0).start()) != link) return false;
            end = verb.to();
        }
        var relay = new ArrayList<Span>();
        end = circumstances(syntax, verb, saying, end, relay);
        if (!reading.is(end, ",") || end + 2 >= syntax.end()) return false;
        // "Bien que, comme le rappelle X, « … », la région …": only the quotation is X's.
        var to = initial
                ? syntax.scopeEnd(end + 1, verb)
                : reading.isQuoted(end + 1) ? syntax.behindQuotation(end + 1) : syntax.clauseEnd(end + 1);
        if (to < 0 || !reading.hasFiniteVerb(end + 1, to)) return false;
        return findings.add(new Attribution(
                List.of(reading.span(end + 1, to)),
                source,
                syntax.cueOf(verb),
                List.copyOf(relay),
                syntax.stanceOf(verb, saying),
                "leading",
                0.85,
                syntax.number));
    }

    /** Behind "comme" at the head of the sentence, or behind a conjunction and a comma: "Bien que, comme le rappelle X, …". */
    private static int link(Syntax syntax, VerbGroup verb) {
        var reading = syntax.reading;
        var initial = reading.phraseEnd(WordClass.AS, syntax.start(), syntax.end());
        if (initial >= 0) return initial;
        for (var i = verb.edge() - 1; i > Math.max(syntax.start() + 1, verb.edge() - NEAR); i--)
            if (reading.is(i - 1, ",")
                    && (reading.is(i - 2, WordClass.SUBORDINATOR) || reading.is(i - 2, WordClass.THAT))) {
                var link = reading.phraseEnd(WordClass.AS, i, syntax.end());
                if (link > 0) return link;
            }
        return -1;
    }

    /** …, affirme X. */
    private static boolean inverted(Syntax syntax, VerbGroup verb, Saying saying, Findings findings) {
        var reading = syntax.reading;
        var before = beforeLink(reading, verb.edge());
        if (!closesContent(reading, before) || before < syntax.start()) return false;
        if (!syntax.language.needsInversion() && !contentBefore(syntax, before)) return false;
        var linked = before < verb.edge() - 1;
        // "Faux, rétorque le syndicat, la pièce était neuve": a word that answers, and the rest behind.
        var answers = !linked
                && verb.inverted() < 0
                && !reading.isQuoted(before)
                && !reading.isQuoted(before - 1)
                && !saysSomething(syntax, before);
        if (answers && before - syntax.start() > LONGEST_ANSWER) return false;
        var relay = new ArrayList<Span>();
        var i = circumstances(syntax, verb, saying, verb.to(), relay);
        if (i >= syntax.end() && verb.inverted() < 0) {
            // "…", prévient la préfète: who is named is who says it, not whom it is said to.
            i = LanguageRules.skipCircumstances(reading, verb.to(), syntax.end());
            relay.clear();
        }
        List<Span> source;
        int end;
        if (verb.inverted() >= 0) {
            var informant = informant(syntax, verb);
            if (informant != null) relay.removeIf(r -> r.overlaps(informant));
            source = List.of(informant == null ? syntax.inverted(verb) : informant);
            end = informant == null ? i : reading.tokenAt(informant.end());
        } else if (syntax.language.needsInversion()) {
            var speaker = SpeakerBehind.of(syntax, verb);
            if (speaker == null) return false;
            // "The mayor, who …, said his rival 'had lied'": the quotation's subject, not who says it.
            if (!reading.isQuoted(before) && reading.isQuoted(speaker.end()) && !reading.isQuoted(speaker.end() - 1))
                return false;
            source = List.of(speaker.source());
            relay.clear();
            relay.addAll(speaker.relay());
            end = circumstances(syntax, verb, saying, speaker.end(), relay);
            var informed = informed(syntax, verb, speaker);
            if (informed != null) {
                relay.clear();
                relay.add(speaker.source());
                source = List.of(informed);
                end = Math.max(speaker.end(), reading.tokenAt(informed.end()));
            } else if (saying.is(Saying.Flag.ADDRESSED)) return false;
        } else {
            if (i >= syntax.end() || !syntax.phrases.mayFollowVerb(i) && !reading.is(i, WordClass.PERSONAL_PRONOUN))
                return false;
            if (reading.is(i, WordClass.THAT) || reading.is(i, ":")) return false;
            var phrase = syntax.phrases.withApposition(i, syntax.end(), false);
            if (phrase.to() <= i) return false;
            source = List.of(syntax.sourceSpan(phrase));
            if (phrase.to() < syntax.end() && reading.isFiniteVerb(phrase.to())) return false;
            // "The mayor, who …, said his rival 'had lied'": the quotation's subject, not who says it.
            if (!reading.isQuoted(before) && reading.isQuoted(phrase.to()) && !reading.isQuoted(phrase.to() - 1))
                return false;
            end = circumstances(syntax, verb, saying, phrase.to(), relay);
        }
        if (answers && (!syntax.language.needsInversion() || !saysBehind(syntax, end))) return false;
        if (end < syntax.end()
                && (reading.is(end, WordClass.THAT) || reading.is(end, ":") && !contentBefore(syntax, before)))
            return false;
        return attribute(syntax, verb, saying, before, end, source, relay, findings);
    }

    private static boolean saysBehind(Syntax syntax, int comma) {
        var reading = syntax.reading;
        if (!reading.is(comma, ",") || reading.is(comma + 1, WordClass.RELATIVE)) return false;
        for (var i = comma + 1; i < syntax.end(); i++) if (!reading.isQuoted(i) && syntax.isSaying(i)) return false;
        return reading.hasFiniteVerb(comma + 1, syntax.end());
    }

    /** A clause of its own before the comma; "the mayor, who had come, asks" has none but the relative one. */
    private static boolean saysSomething(Syntax syntax, int comma) {
        if (syntax.isDialogue()) return true;
        var reading = syntax.reading;
        var insert = false;
        for (var i = syntax.start(); i < comma; i++) {
            if (reading.isQuoted(i)) return true;
            if (reading.is(i, ",")) insert = reading.is(i + 1, WordClass.RELATIVE);
            else if (reading.isFiniteVerb(i) && !insert) return true;
        }
        return false;
    }

    /** "a appris l'AFP de source judiciaire": who told the agency, or null. */
    private static @Nullable Span informed(Syntax syntax, VerbGroup verb, SpeakerBehind agency) {
        var saying = syntax.lexicon.saying(verb.lemma());
        if (saying == null || !saying.is(Saying.Flag.ADDRESSED)) return null;
        var from = syntax.reading.tokenAt(agency.source().start());
        for (var i = from; i < agency.end(); i++)
            if (syntax.lexicon.agencyEnd(syntax.reading.tokens, i, agency.end()) > 0)
                return informantBehind(syntax, agency.end());
        return null;
    }

    /** "a-t-on appris auprès du parquet", "indique-t-on de source policière": who stands behind "on", or null. */
    private static @Nullable Span informant(Syntax syntax, VerbGroup verb) {
        var reading = syntax.reading;
        return reading.is(verb.inverted(), WordClass.ONE) ? informantBehind(syntax, verb.to()) : null;
    }

    private static @Nullable Span informantBehind(Syntax syntax, int start) {
        var reading = syntax.reading;
        for (var i = start; i < Math.min(syntax.end(), start + 6); i++) {
            var phrase = syntax.lexicon.sourcePhrase(reading.tokens, i, syntax.sentence.to());
            var beside = reading.is(i, WordClass.BESIDE);
            if (phrase == null && !beside && !isPlaceOfBody(syntax, i)) continue;
            var from = i + 1;
            if (beside && reading.is(from, WordClass.OF) && !reading.is(from, WordClass.DETERMINER)) from++;
            var end = syntax.phrases.withApposition(from, syntax.end(), false).to();
            return end > from ? reading.span(from, end) : null;
        }
        return null;
    }

    /** "à la préfecture", "au ministère". */
    private static boolean isPlaceOfBody(Syntax syntax, int i) {
        var reading = syntax.reading;
        if (!reading.is(i, WordClass.PREPOSITION)) return false;
        var noun = i + 1;
        while (reading.is(noun, WordClass.DETERMINER)) noun++;
        return syntax.lexicon.organisation(reading.word(noun)) != null;
    }

    /** …, X said. */
    private static boolean parenthetical(Syntax syntax, VerbGroup verb, Saying saying, Findings findings) {
        var reading = syntax.reading;
        var source = syntax.subjectOf(verb);
        if (source.isEmpty()) return false;
        var start = reading.tokenAt(source.get(0).start());
        var before = beforeLink(reading, start);
        if (before < syntax.start() || start >= verb.from() || !closesContent(reading, before)) return false;
        if (syntax.language.needsInversion()
                && before == start - 1
                && !reading.isQuoted(before)
                && !reading.isQuoted(before - 1)) return false;
        var relay = new ArrayList<Span>();
        var end = circumstances(syntax, verb, saying, verb.to(), relay);
        if (end < syntax.end() && !isBorder(reading, end)) {
            // "…," she said introducing him: behind a quotation nothing else can be meant.
            if (!reading.isQuoted(before) || saying.takes(Saying.Frame.QUOTE) && opensContent(syntax, end))
                return false;
            end = nextMark(syntax, end);
        }
        if (reading.is(end, ":") || !reading.isQuoted(before) && quotesBehind(reading, end)) return false;
        return attribute(syntax, verb, saying, before, end, source, relay, findings);
    }

    /** "After the vote, he wrote, « … »": what is said stands behind. */
    private static boolean quotesBehind(Reading reading, int end) {
        return reading.is(end, ",")
                && reading.isQuoted(end + 1)
                && reading.token(end + 1).isQuotationMark();
    }

    private static boolean opensContent(Syntax syntax, int i) {
        return syntax.reading.is(i, WordClass.THAT) || syntax.reading.is(i, ":");
    }

    /** The quotation that goes on behind the reporter's words, or the sentence's end. */
    private static int nextMark(Syntax syntax, int from) {
        for (var i = from; i < syntax.end(); i++)
            if (syntax.reading.isQuoted(i) && syntax.reading.token(i).isQuotationMark()) return i;
        return syntax.end();
    }

    /** The token before "comme", "as", "ce que", or before the given one if none of them leads to it. */
    private static int beforeLink(Reading reading, int i) {
        for (var start = Math.max(0, i - 2); start < i; start++)
            if (reading.phraseEnd(WordClass.AS, start, i) == i) return start - 1;
        return i - 1;
    }

    private static boolean isBorder(Reading reading, int i) {
        return reading.is(i, ",")
                || reading.is(i, ";")
                || reading.is(i, "–")
                || reading.is(i, ".")
                || reading.isQuoted(i)
                || reading.is(i, WordClass.CONJUNCTION)
                || reading.is(i, WordClass.SUBORDINATOR) && !reading.is(i, WordClass.THAT)
                || reading.isGerund(i);
    }

    private static boolean closesContent(Reading reading, int i) {
        return i >= 0
                && (reading.is(i, ",")
                        || reading.is(i, "–")
                        || reading.isQuoted(i) && reading.token(i).isQuotationMark());
    }

    private static boolean contentBefore(Syntax syntax, int before) {
        return syntax.reading.hasFiniteVerb(syntax.start(), before)
                || hasQuotation(syntax.reading, syntax.start(), before + 1);
    }

    private static boolean hasQuotation(Reading reading, int from, int to) {
        for (var i = from; i < to; i++) if (reading.isQuoted(i)) return true;
        return false;
    }

    /** Over adverbs, times and addressees; the first addressee that may pass it on is kept. */
    static int circumstances(Syntax syntax, VerbGroup verb, Saying saying, int from, List<Span> relay) {
        var i = from;
        while (i < syntax.end()) {
            var next = LanguageRules.skipCircumstances(syntax.reading, i, syntax.end());
            var aside = next < syntax.end()
                    ? syntax.language.aside(syntax.reading, syntax.phrases, verb, next, syntax.end())
                    : null;
            if (aside != null) {
                if (aside.relay() && relay.isEmpty()) relay.add(syntax.reading.span(aside.from(), aside.to()));
                next = aside.to();
            }
            if (next == i) next = dative(syntax, saying, i, relay);
            if (next == i) return i;
            i = next;
        }
        return i;
    }

    /** "told Reuters", "a informé la presse": the addressee without a preposition. */
    static int dative(Syntax syntax, Saying saying, int i, List<Span> relay) {
        var reading = syntax.reading;
        if (!saying.is(Saying.Flag.DATIVE)
                || i >= syntax.end()
                || !relay.isEmpty()
                || !reading.token(i).isWord()
                || reading.is(i, WordClass.THAT)) return i;
        var agency = syntax.lexicon.agencyEnd(reading.tokens, i, syntax.end());
        var pronoun = reading.is(i, WordClass.PRONOUN) && !reading.is(i, WordClass.SUBJECT_PRONOUN);
        var end = pronoun ? i + 1 : agency > 0 ? agency : syntax.phrases.end(i, syntax.end());
        if (end > i) relay.add(reading.span(i, end));
        return end;
    }

    private static boolean attribute(
            Syntax syntax,
            VerbGroup verb,
            Saying saying,
            int before,
            int behind,
            List<Span> source,
            List<Span> relay,
            Findings findings) {
        var reading = syntax.reading;
        var from = Math.max(contentStart(syntax, before), behindReporter(syntax, before, findings));
        var clause = reading.hasFiniteVerb(from, before + 1)
                || hasQuotation(reading, from, before + 1)
                || syntax.isDialogue();
        var content = new ArrayList<Span>();
        var to = syntax.trimmed(from, before + 1);
        if (to > from) content.add(reading.span(from, to));
        var rest =
                behind < syntax.end() && isBorder(reading, behind) && !reading.isQuoted(behind) ? behind + 1 : behind;
        var enclosed = rest > behind && reading.is(behind, ",") && isClauseRest(syntax, from, before, rest);
        if (rest < syntax.end()
                && (goesOn(reading, rest) && !isReportedByAnother(syntax, rest, verb)
                        || enclosed
                        || !clause && reading.hasFiniteVerb(rest, syntax.end()))) {
            var restEnd = reading.isQuoted(rest)
                    ? syntax.trimmed(rest, endOfQuoted(syntax, rest))
                    : syntax.scopeEnd(rest, verb);
            if (restEnd > rest) content.add(reading.span(rest, restEnd));
        } else if (!clause) return false;
        syntax.rememberSubject(verb, source);
        var direct = hasQuotation(reading, from, before + 1);
        return findings.add(new Attribution(
                content,
                source,
                syntax.cueOf(verb),
                List.copyOf(relay),
                syntax.stanceOf(verb, saying),
                RULE,
                direct ? 0.95 : 0.9,
                syntax.number));
    }

    /** "It was, he said, one of …": the clause breaks off before the reporter's words and goes on behind them. */
    private static boolean isClauseRest(Syntax syntax, int from, int before, int rest) {
        var reading = syntax.reading;
        if (syntax.language.needsInversion()) return goesOnQuoting(syntax, rest);
        var last = before - 1;
        if (last >= from && reading.isFiniteVerb(last)) return true;
        return reading.isGerund(rest) && !syntax.isSaying(rest)
                || reading.is(rest, WordClass.CONJUNCTION)
                        && reading.hasFiniteVerb(rest, syntax.end())
                        && !syntax.isSaying(rest + 1);
    }

    /** "…, reconnaît le maire, mais il « transportait des matelas »": who is quoted goes on. */
    private static boolean goesOnQuoting(Syntax syntax, int rest) {
        var reading = syntax.reading;
        if (!reading.is(rest, WordClass.CONTRAST) && !reading.is(rest, WordClass.CONJUNCTION)) return false;
        for (var i = rest; i < syntax.end(); i++) if (!reading.isQuoted(i) && syntax.isSaying(i)) return false;
        return hasQuotation(reading, rest, syntax.end());
    }

    private static boolean goesOn(Reading reading, int i) {
        return reading.isQuoted(i) && reading.token(i).isQuotationMark();
    }

    /** « A », a dit Anna, « B », a renchéri le maire: what another verb reports is that one's. */
    private static boolean isReportedByAnother(Syntax syntax, int quotation, VerbGroup verb) {
        var reading = syntax.reading;
        var behind = syntax.behindQuotation(quotation);
        if (reading.is(behind, ",")) behind++;
        for (var other : syntax.verbs) {
            if (other == verb || other.edge() < behind || !other.isFinite()) continue;
            var saying = syntax.saying(other);
            if (saying == null || !saying.takes(Saying.Frame.AFTER)) return false;
            if (other.edge() == behind)
                return other.inverted() >= 0
                        || syntax.language.needsInversion() && SpeakerBehind.of(syntax, other) != null;
            var subject = syntax.subjectOf(other);
            return !subject.isEmpty() && reading.tokenAt(subject.get(0).start()) == behind;
        }
        return false;
    }

    /** Behind the words of the reporter that stand before in the sentence, or its beginning. */
    private static int behindReporter(Syntax syntax, int before, Findings findings) {
        var reading = syntax.reading;
        var limit = reading.token(before).start();
        var last = -1;
        for (var other : findings.in(syntax.number))
            if (other.rule().equals(RULE))
                for (var words : List.of(other.cue(), other.source(), other.relay()))
                    for (var span : words) if (span.end() <= limit) last = Math.max(last, span.end());
        if (last < 0) return syntax.start();
        var i = reading.tokenAt(last);
        while (i < before && !reading.is(i, ",") && !reading.is(i, ";") && !reading.isQuoted(i)) i++;
        i = Math.min(before, LanguageRules.skipCircumstances(reading, reading.is(i, ",") ? i + 1 : i, before));
        while (i < before
                && !reading.isQuoted(i)
                && (reading.token(i).isPunctuation() || reading.is(i, WordClass.CONTRAST))) i++;
        return i;
    }

    /** To the end of the quotation, and on if the sentence goes on with it. */
    private static int endOfQuoted(Syntax syntax, int from) {
        var behind = syntax.behindQuotation(from);
        if (behind >= syntax.end() || syntax.reading.is(behind, ",")) return Math.min(behind, syntax.end());
        return syntax.end();
    }

    /** The sentence's beginning, or behind a clause that is the reporter's own: "Il est parti : « … », dit X". */
    private static int contentStart(Syntax syntax, int before) {
        var reading = syntax.reading;
        for (var i = before; i > syntax.start(); i--) {
            if (reading.isQuoted(i)) continue;
            if ((reading.is(i, ":") || reading.is(i, "–") || reading.is(i, "-"))
                    && reading.isQuoted(i + 1)
                    && reading.hasFiniteVerb(syntax.start(), i)) return i + 1;
            if (reading.is(i, ";")) return i + 1;
        }
        return syntax.start();
    }
}
