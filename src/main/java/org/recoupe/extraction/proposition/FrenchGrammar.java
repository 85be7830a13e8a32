package org.recoupe.extraction.proposition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.lexicon.Gender;
import org.recoupe.extraction.lexicon.Saying;
import org.recoupe.extraction.lexicon.Tense;
import org.recoupe.extraction.lexicon.VerbForm;
import org.recoupe.extraction.lexicon.WordClass;
import org.recoupe.extraction.reading.VerbGroup;
import org.recoupe.extraction.statement.Proposition;
import org.recoupe.extraction.statement.Said;
import org.recoupe.extraction.statement.Stance;
import org.recoupe.extraction.syntax.Syntax;

/** How French makes a sentence of what is said. */
final class FrenchGrammar extends Grammar {
    private static final Set<String> I = Set.of("je", "j'");
    private static final Set<String> FIRST_OR_SECOND = Set.of(
            "je",
            "j'",
            "me",
            "m'",
            "moi",
            "mon",
            "ma",
            "mes",
            "mien",
            "mienne",
            "nous",
            "notre",
            "nos",
            "nôtre",
            "nôtres",
            "tu",
            "te",
            "t'",
            "toi",
            "ton",
            "ta",
            "tes",
            "vous",
            "votre",
            "vos",
            "vôtre",
            "vôtres",
            "moi-même",
            "nous-mêmes",
            "-je",
            "-nous",
            "-vous",
            "on",
            "-on",
            "-t-on");
    private static final Set<String> LEAVES_OPEN = Set.of(
            "attendre",
            "autoriser",
            "conseiller",
            "craindre",
            "demander",
            "douter",
            "envisager",
            "espérer",
            "exclure",
            "exiger",
            "garder",
            "imposer",
            "interdire",
            "ordonner",
            "permettre",
            "prier",
            "promettre",
            "proposer",
            "préconiser",
            "préférer",
            "recommander",
            "redouter",
            "réclamer",
            "souhaiter",
            "soupçonner",
            "suggérer",
            "suspecter",
            "vouloir",
            "écarter");

    private static final Set<String> CONDITIONS =
            Set.of("sans", "faute", "sinon", "cas", "défaut", "avec", "avant", "si", "s'");

    private static final Set<String> ANYBODYS = Set.of("son", "sa", "ses", "leur", "leurs");

    private static final Map<String, String> THEIRS = Map.of("mon", "son", "ma", "sa", "mes", "ses", "nos", "ses");
    private static final Map<String, String> REFLEXIVE = Map.of("me", "se", "m'", "s'");
    private static final Set<String> THIRD = Set.of(
            "il",
            "ils",
            "elle",
            "elles",
            "-il",
            "-ils",
            "-elle",
            "-elles",
            "-t-il",
            "-t-elle",
            "-t-ils",
            "-t-elles",
            "eux",
            "lui");
    private static final Set<String> POINTS = Set.of(
            "cela",
            "ça",
            "ceci",
            "c'",
            "celui-ci",
            "celle-ci",
            "ceux-ci",
            "celles-ci",
            "celui-là",
            "celle-là",
            "ceux-là",
            "celles-là",
            "là-bas",
            "ici",
            "là",
            "dedans",
            "dessus",
            "dessous",
            "lequel",
            "laquelle",
            "icelle",
            "susmentionné",
            "précité");
    private static final Set<String> DEMONSTRATIVES = Set.of("ce", "cet", "cette", "ces");
    private static final Set<String> TIMES = Set.of(
            "matin",
            "matinée",
            "midi",
            "après-midi",
            "soir",
            "soirée",
            "nuit",
            "jour",
            "semaine",
            "week-end",
            "mois",
            "année",
            "an",
            "trimestre",
            "semestre",
            "été",
            "hiver",
            "automne",
            "printemps",
            "weekend",
            "lundi",
            "mardi",
            "mercredi",
            "jeudi",
            "vendredi",
            "samedi",
            "dimanche",
            "heure",
            "fois");
    private static final Set<String> SPANS_OF_TIME = Set.of(
            "secondes",
            "minutes",
            "heure",
            "heures",
            "jour",
            "jours",
            "semaine",
            "semaines",
            "mois",
            "an",
            "ans",
            "année",
            "années",
            "décennies",
            "siècles");
    private static final Set<String> RELATIVE_TIMES = Set.of(
            "dernier",
            "dernière",
            "derniers",
            "dernières",
            "prochain",
            "prochaine",
            "prochains",
            "prochaines",
            "passé",
            "passée");
    private static final Set<String> NEAR_TIMES =
            Set.of("avant-hier", "après-demain", "maintenant", "actuellement", "récemment", "lendemain", "veille");
    private static final Set<String> POSSESSIVES = Set.of("son", "sa", "ses", "leur", "leurs");
    private static final Set<String> MASCULINE = Set.of("le", "un", "ce", "cet", "du", "au", "aucun");
    private static final Set<String> FEMININE = Set.of("la", "une", "cette", "sa", "aucune");
    private static final Set<String> EITHER = Set.of("l'", "son", "chaque", "notre", "leur");
    private static final Set<String> MANY =
            Set.of("les", "des", "ces", "ses", "leurs", "aux", "plusieurs", "quelques", "certains", "certaines");
    private static final Set<String> IMPERSONAL_VERBS = Set.of(
            "falloir",
            "pleuvoir",
            "neiger",
            "convenir",
            "importer",
            "suffire",
            "sembler",
            "exister",
            "agir",
            "advenir");
    private static final Set<String> IMPERSONAL_WORDS = Set.of(
            "possible",
            "impossible",
            "important",
            "nécessaire",
            "probable",
            "improbable",
            "clair",
            "vrai",
            "faux",
            "certain",
            "urgent",
            "essentiel",
            "difficile",
            "évident",
            "inacceptable",
            "interdit",
            "prévu",
            "question",
            "temps",
            "établi",
            "regrettable",
            "indispensable",
            "trop",
            "tôt",
            "acquis",
            "exclu");
    private static final Set<String> MODAL =
            Set.of("devoir", "pouvoir", "vouloir", "falloir", "souhaiter", "aimer", "préférer");
    private static final Set<String> STATES = Set.of(
            "être",
            "avoir",
            "vouloir",
            "pouvoir",
            "devoir",
            "savoir",
            "disposer",
            "détenir",
            "posséder",
            "souhaiter",
            "craindre",
            "ignorer",
            "connaître",
            "envisager",
            "compter",
            "appartenir",
            "soutenir",
            "vivre");
    /** Whoever says so of doing something does it. */
    private static final Set<String> SAYS = Set.of(
            "dire",
            "affirmer",
            "assurer",
            "déclarer",
            "indiquer",
            "reconnaître",
            "admettre",
            "avouer",
            "expliquer",
            "prétendre",
            "soutenir");

    private static final Set<String> LOOKS_AHEAD = Set.of(
            "promettre",
            "menacer",
            "espérer",
            "compter",
            "prévoir",
            "envisager",
            "souhaiter",
            "vouloir",
            "demander",
            "exiger",
            "craindre",
            "refuser",
            "proposer");
    private static final Set<String> TAKES_OF = Set.of(
            "parler",
            "disposer",
            "bénéficier",
            "profiter",
            "dépendre",
            "user",
            "manquer",
            "venir",
            "sortir",
            "partir",
            "provenir",
            "agir",
            "servir",
            "jouir",
            "souffrir",
            "accuser",
            "écarter",
            "informer",
            "hériter",
            "relever",
            "discuter",
            "décider",
            "témoigner",
            "douter",
            "débattre",
            "traiter",
            "abuser",
            "priver",
            "exclure",
            "retirer",
            "protéger",
            "libérer",
            "charger",
            "avertir",
            "prévenir",
            "convaincre",
            "soupçonner",
            "remercier",
            "changer",
            "tenir",
            "faire",
            "finir",
            "sauver",
            "tirer");
    private static final Set<String> ASPIRATED = Set.of("heurter", "hurler", "hausser", "harceler", "haïr", "hisser");

    FrenchGrammar(Syntax syntax, Passage passage, Said said, @Nullable Subject subject, @Nullable VerbGroup cue) {
        super(syntax, passage, said, subject, cue);
    }

    @Override
    boolean withSubject(VerbGroup verb) {
        var start = subjectStart(verb);
        var word = reading.word(start);
        if (I.contains(word) || word.equals("nous")) return inThirdPerson(verb, start);
        if (word.equals("on") || word.equals("tu") || word.equals("vous")) {
            missing.add(Proposition.SUBJECT);
            return true;
        }
        if (start < 0 || !isThird(word) || isImpersonal(start, verb)) return true;
        if (isSpeaker(start, word, verb)) {
            passage.write(start, subject == null ? word : subject.words());
            namesSpeaker = true;
            // "quant au préfet, il …" names him; "à l'âge de 12 ans, il …" does not
        } else if (!reading.is(passage.first(), "quant")) {
            var named = isToldByNobodyElse(start) ? antecedent(start, word) : null;
            if (named == null) missing.add(Proposition.REFERENCE);
            else {
                passage.write(start, named);
                namesAntecedent = true;
            }
        }
        return true;
    }

    private boolean namesAntecedent;

    private boolean isToldByNobodyElse(int start) {
        return !reading.isQuoted(start) && said.stance() == Stance.ASSERTS && !passage.isLedIn();
    }

    /** "Les neuf marins sont détenus. Ils sont …": the only one of the sentence before that a pronoun agrees with; null if none or several do. */
    private @Nullable String antecedent(int pronoun, String word) {
        var gender = word.startsWith("il") ? Gender.MASCULINE : Gender.FEMININE;
        var plural = word.endsWith("s");
        if (agreeing(gender, plural, syntax.sentence.from(), pronoun).size() > 0) return null;
        var found = agreeing(gender, plural, previousSentence(), syntax.sentence.from());
        if (found.size() != 1) return null;
        var from = found.get(0);
        var to = syntax.phrases.end(from, syntax.sentence.from());
        if (to <= from || to - from > LONGEST_ANTECEDENT) return null;
        if (DEMONSTRATIVES.contains(reading.word(from)) || POSSESSIVES.contains(reading.word(from))) return null;
        for (var i = from; i < to; i++)
            if (reading.isFiniteVerb(i)
                    || reading.isGerund(i)
                    || reading.is(i, WordClass.RELATIVE)
                    || reading.token(i).isQuotationMark()
                    || POSSESSIVES.contains(reading.word(i))) return null;
        var words = reading.words(reading.span(from, to)).replaceAll("\\s+", " ");
        if (reading.isCapital(from) && !reading.is(from, WordClass.DETERMINER)) return words;
        var rest = to > from + 1 ? reading.words(reading.span(from + 1, to)).replaceAll("\\s+", " ") : "";
        if (rest.isEmpty()) return null;
        return switch (reading.word(from)) {
            case "un" -> startsWithVowel(rest) ? "l'" + rest : "le " + rest;
            case "une" -> startsWithVowel(rest) ? "l'" + rest : "la " + rest;
            case "des", "plusieurs", "quelques" -> "les " + rest;
            case "le", "la", "l'", "les" -> words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
            default -> null;
        };
    }

    private static final int LONGEST_ANTECEDENT = 9;

    /** Where noun phrases and names begin that such a pronoun may stand for; those of unknown gender among them. */
    private List<Integer> agreeing(Gender gender, boolean plural, int from, int to) {
        var found = new ArrayList<Integer>();
        for (var i = from; i < to; i++) {
            var word = reading.word(i);
            if (isClitic(i)) continue;
            boolean agrees;
            if (reading.is(i, WordClass.DETERMINER)
                    || MANY.contains(word)
                    || MASCULINE.contains(word)
                    || FEMININE.contains(word)) {
                if (plural) agrees = MANY.contains(word);
                else
                    agrees = !MANY.contains(word)
                            && (gender == Gender.MASCULINE ? !FEMININE.contains(word) : !MASCULINE.contains(word));
            } else if (reading.token(i).isNumber() || reading.is(i, WordClass.NUMERAL)) {
                agrees =
                        plural && !reading.is(i - 1, WordClass.DETERMINER) && !reading.is(i - 1, WordClass.PREPOSITION);
            } else if (reading.isCapital(i)
                    && (i > from || reading.isCapital(i + 1))
                    && reading.token(i).isWord()
                    && !reading.is(i, WordClass.PREPOSITION)
                    && !reading.is(i, WordClass.SUBJECT_PRONOUN)) {
                var given = genderOfName(i);
                agrees = !plural && (given == null || given.agreesWith(gender));
                if (!agrees) while (i + 1 < to && reading.isCapital(i + 1)) i++;
            } else continue;
            if (agrees) {
                found.add(i);
                if (reading.isCapital(i)) while (i + 1 < to && reading.isCapital(i + 1)) i++;
            }
        }
        return found;
    }

    private static boolean isThird(String word) {
        return word.equals("il") || word.equals("elle") || word.equals("ils") || word.equals("elles");
    }

    /** "nous avons tiré", said by an army: "l'armée a tiré". */
    private boolean inThirdPerson(VerbGroup verb, int start) {
        var i = I.contains(reading.word(start));
        if (subject == null || !speaksAs(i)) {
            missing.add(Proposition.SUBJECT);
            return false;
        }
        // one of several it was may agree otherwise
        var agrees = verb.passive() || isWithEtre(verb);
        if (agrees && !i) {
            missing.add(Proposition.SUBJECT);
            return false;
        }
        for (var other : syntax.verbs)
            if (other != verb && other.isFinite() && passage.contains(other.from()) && isFirstPerson(other)) {
                missing.add(Proposition.SUBJECT);
                return false;
            }
        VerbForm own = null;
        for (var form : reading.forms(verb.from())) {
            if (form.person() != 1 || form.plural() == i) continue;
            if (own == null
                    || isAuxiliary(form) && !isAuxiliary(own)
                    || isAuxiliary(form) == isAuxiliary(own) && form.tense() == verb.tense()) own = form;
        }
        var theirs = own == null ? null : form(own.lemma(), own.tense(), 3, subject.plural());
        if (theirs == null) {
            missing.add(Proposition.SUBJECT);
            return false;
        }
        passage.write(verb.from(), theirs);
        if (verb.from() > 0 && verb.edge() < verb.from())
            for (var k = verb.edge(); k < verb.from(); k++) {
                var clitic = reading.word(k);
                if (REFLEXIVE.containsKey(clitic) && i) {
                    var elided = startsWithVowel(k + 1 < verb.from() ? reading.word(k + 1) : theirs);
                    passage.write(k, elided ? "s'" : "se");
                    if (elided) passage.glue(k + 1);
                } else if (reading.is(k, WordClass.NEGATION) && k == verb.from() - 1)
                    passage.write(k, startsWithVowel(theirs) ? "n'" : "ne");
            }
        spaceBehindElision(verb, theirs);
        for (var k : passage.tokens()) {
            var possessive = THEIRS.get(reading.word(k));
            if (possessive != null && !subject.plural()) passage.write(k, possessive);
        }
        passage.write(start, subject.words());
        if (reading.word(start).equals("j'")) passage.behind(start, " ");
        namesSpeaker = true;
        return true;
    }

    private boolean isAuxiliary(VerbForm form) {
        return syntax.lexicon.is(form.lemma(), WordClass.BE) || syntax.lexicon.is(form.lemma(), WordClass.HAVE);
    }

    /** "n'avons" and "ne sommes" part differently from what takes their place. */
    private void spaceBehindElision(VerbGroup verb, String theirs) {
        var k = verb.from() - 1;
        if (k < verb.edge()) return;
        var elided = reading.word(k).endsWith("'");
        if (elided && !startsWithVowel(theirs)) passage.behind(k, " ");
        if (!elided && startsWithVowel(theirs) && reading.is(k, WordClass.NEGATION)) passage.glue(verb.from());
    }

    private boolean isWithEtre(VerbGroup verb) {
        var first = reading.forms(verb.from());
        return verb.to() > verb.from() + 1 && first.stream().anyMatch(f -> syntax.lexicon.is(f.lemma(), WordClass.BE));
    }

    private boolean isFirstPerson(VerbGroup verb) {
        var forms = reading.forms(verb.from());
        return !forms.isEmpty()
                && forms.stream().filter(f -> f.tense().isFinite()).allMatch(f -> f.person() == 1);
    }

    /** "La ministre assure qu'elle démissionne": she speaks of herself, if nobody else is near that it could be. */
    private boolean isSpeaker(int start, String word, VerbGroup verb) {
        if (subject == null || !passage.isLedIn()) return false;
        var gender = word.startsWith("il") ? Gender.MASCULINE : Gender.FEMININE;
        var plural = word.endsWith("s");
        if (subject.person() && !plural) return isSpeakerOnly(gender, start);
        if (subject.plural() != plural
                || !subject.gender().agreesWith(gender)
                || subject.gender() == Gender.ANY && !plural) return false;
        var to = speakerBefore(start);
        // "le gouvernement annonce qu'il devra trouver": what lies ahead is up to who says it
        return to >= 0
                && (isAheadOf(verb) || plural)
                && !isNamed(gender, to, start)
                && !isNamed(gender, syntax.start(), to - 1, plural);
    }

    private boolean isAheadOf(VerbGroup verb) {
        return verb.tense() == Tense.FUTURE
                || verb.tense() == Tense.CONDITIONAL
                || INTENDS.contains(lemmaAt(verb.from()))
                || INTENDS.contains(verb.lemma());
    }

    private static final Set<String> INTENDS = Set.of(
            "vouloir",
            "devoir",
            "compter",
            "souhaiter",
            "refuser",
            "envisager",
            "décider",
            "entendre",
            "prévoir",
            "aller");

    /** Whether anything of that number stands before who says it. */
    private boolean isNamed(Gender gender, int from, int to, boolean plural) {
        if (!plural) return false;
        for (var i = from; i < to; i++)
            if (MANY.contains(reading.word(i))
                    && i < reading.tokenAt(said.source().get(0).start())) return true;
        return false;
    }

    /** Whether anything of that gender stands between two tokens. */
    private boolean isNamed(Gender gender, int from, int to) {
        var articles = gender == Gender.MASCULINE ? MASCULINE : FEMININE;
        for (var i = from; i < to; i++) {
            var word = reading.word(i);
            if (articles.contains(word) || EITHER.contains(word)) {
                if (cue != null && i >= cue.edge() && i < cue.to()) continue;
                return true;
            }
            if (reading.isCapital(i) && i > from && !reading.is(i, WordClass.DETERMINER)) return true;
        }
        return false;
    }

    private boolean isImpersonal(int pronoun, VerbGroup verb) {
        if (!reading.is(pronoun, "il")) return false;
        if (IMPERSONAL_VERBS.contains(verb.lemma())
                || verb.governor() != null && IMPERSONAL_VERBS.contains(verb.governor())) return true;
        for (var k = verb.edge(); k < verb.from(); k++)
            if (reading.is(k, "y") && syntax.lexicon.is(lemmaAt(verb.from()), WordClass.HAVE)) return true;
        if (!syntax.lexicon.is(lemmaAt(verb.from()), WordClass.BE)) return false;
        for (var k = verb.from() + 1; k < verb.from() + 4; k++)
            if (IMPERSONAL_WORDS.contains(reading.word(k))) return true;
        return false;
    }

    private String lemmaAt(int token) {
        var forms = reading.forms(token);
        return forms.isEmpty() ? "" : forms.get(0).lemma();
    }

    @Override
    boolean deny(VerbGroup verb) {
        if (joined
                || verb.negated()
                || verb.inverted() >= 0
                || reading.is(verb.edge(), WordClass.NEGATION)
                || hasSecondClause(verb)) return false;
        for (var k : passage.tokens()) if (isNegative(k)) return false;
        if (isOpenSet(subjectStart(verb))) return false;
        for (var k = verb.from() + 1; k < verb.to(); k++) if (!isVerbal(k)) return false;
        if (reading.is(verb.to(), WordClass.ADVERB)) return false;
        var first = indicative(verb);
        if (first == null) return false;
        if (joinsVerbs(verb.to())) return false;
        negate(verb.edge(), verb.from(), first);
        return verb.passive() || verb.reflexive() || isWithEtre(verb) || withArticle(verb.to(), verb.lemma());
    }

    /** "ait atteint la rivière et tué des poissons": one denial does not reach both. */
    private boolean joinsVerbs(int from) {
        for (var k : passage.tokens())
            if (k >= from
                    && reading.is(k, WordClass.CONJUNCTION)
                    && isVerbal(k + 1)
                    && !reading.is(k + 1, WordClass.DETERMINER)) return true;
        return false;
    }

    private boolean isVerbal(int token) {
        return form(token, Tense.PARTICIPLE) != null || form(token, Tense.INFINITIVE) != null;
    }

    private boolean isNegative(int k) {
        return reading.is(k, WordClass.NO)
                || reading.is(k, WordClass.NEITHER)
                || reading.is(k, "personne")
                || reading.is(k, "rien")
                || reading.is(k, WordClass.NEGATION)
                || reading.is(k, "jamais");
    }

    /** "des policiers ont frappé" denied is "aucun policier n'a frappé", and "tous" is not "aucun". */
    private boolean isOpenSet(int start) {
        if (start < 0) return true;
        var word = reading.word(start);
        if (reading.token(start).isNumber()
                || reading.is(start, WordClass.NUMERAL)
                || reading.is(start, WordClass.INDEFINITE)) return true;
        return Set.of(
                                "tous",
                                "toutes",
                                "tout",
                                "toute",
                                "chaque",
                                "beaucoup",
                                "plus",
                                "moins",
                                "du",
                                "quelqu'un",
                                "environ",
                                "certains")
                        .contains(word)
                || !reading.is(start, WordClass.DETERMINER)
                        && !reading.isCapital(start)
                        && !reading.is(start, WordClass.SUBJECT_PRONOUN)
                || reading.is(start, WordClass.SOMEONE);
    }

    private boolean hasSecondClause(VerbGroup verb) {
        for (var other : syntax.verbs)
            if (other != verb && other.isFinite() && passage.contains(other.from()) && syntax.isCoordinated(other))
                return true;
        for (var k : passage.tokens()) if (reading.is(k, WordClass.CONTRAST)) return true;
        return false;
    }

    private void negate(int edge, int verb, String first) {
        passage.write(verb, first);
        var next = edge < verb ? reading.word(edge) : first;
        passage.before(edge, startsWithVowel(next) ? "n'" : "ne ");
        passage.behind(verb, " pas");
    }

    private boolean startsWithVowel(String word) {
        if (word.isEmpty()) return false;
        var first = Character.toLowerCase(word.charAt(0));
        if (first == 'h') {
            for (var form : syntax.lexicon.forms(word)) if (ASPIRATED.contains(form.lemma())) return false;
            return true;
        }
        return "aàâeéèêiîoôuûy".indexOf(first) >= 0;
    }

    /** "a reçu des fonds" denied is "n'a pas reçu de fonds". */
    private boolean withArticle(int token, String lemma) {
        if (!passage.contains(token)) return true;
        var word = reading.word(token);
        var part = word.equals("des")
                || word.equals("du")
                || word.equals("de") && (reading.is(token + 1, "la") || reading.is(token + 1, "l'"));
        if (part && TAKES_OF.contains(lemma)) return true;
        // of some, or of something: that hangs on what the verb means
        if (part && !word.equals("des")) return false;
        var some = part || word.equals("un") || word.equals("une");
        if (!some || syntax.lexicon.is(lemma, WordClass.BE)) return true;
        if (passage.contains(token + 1) && startsWithVowel(reading.word(token + 1))) {
            passage.write(token, "d'");
            passage.glue(token + 1);
        } else passage.write(token, "de");
        return true;
    }

    /** The first word of the verb as one says what is so; null if that is not known. */
    private @Nullable String indicative(VerbGroup verb) {
        var word = reading.words(reading.span(verb.from(), verb.from() + 1));
        var only = form(verb.from(), Tense.PRESENT) == null && form(verb.from(), Tense.IMPERFECT) == null;
        var subjunctive = form(verb.from(), Tense.SUBJUNCTIVE);
        if (subjunctive != null && only) return form(subjunctive.lemma(), Tense.PRESENT, 3, subjunctive.plural());
        return word;
    }

    @Override
    Set<String> leavesOpen() {
        return LEAVES_OPEN;
    }

    private static final Set<String> COUNTED = Set.of(
            "mort",
            "morts",
            "blessé",
            "blessés",
            "victimes",
            "disparu",
            "disparus",
            "tués",
            "décès",
            "interpellations",
            "arrestations");

    @Override
    boolean asCount() {
        if (said.stance() != Stance.ASSERTS || cue == null || !cue.isFinite() || cue.negated()) return false;
        var saying = syntax.lexicon.saying(cue.lemma());
        if (saying == null
                || !saying.takes(Saying.Frame.THAT)
                        && !saying.takes(Saying.Frame.NP_PREP)
                        && !saying.takes(Saying.Frame.NP)) return false;
        if (leavesOpen().contains(cue.lemma())) return false;
        var of = reading.is(passage.first(), "de") ? 1 : 0;
        var first = passage.first() + of;
        var number = reading.token(first).isNumber() || reading.is(first, WordClass.NUMERAL);
        if (!number || !COUNTED.contains(reading.word(first + 1)) || !passage.contains(first + 1)) return false;
        for (var i = first + 2; i < passage.end(); i++) if (reading.isFiniteVerb(i)) return false;
        passage.dropFirst(first);
        passage.openWith("Il y a eu");
        return true;
    }

    /** "la victime serait une femme": told as heard, and in no tense that would say it plainly. */
    private boolean isOnlyHeard(VerbGroup verb) {
        return verb.to() == verb.from() + 1
                && (syntax.lexicon.is(verb.lemma(), WordClass.BE) || syntax.lexicon.is(verb.lemma(), WordClass.HAVE));
    }

    @Override
    void assertIt(VerbGroup verb) {
        var first = indicative(verb);
        if (first == null) {
            missing.add(Proposition.VERB);
            return;
        }
        var changed = !first.equals(reading.words(reading.span(verb.from(), verb.from() + 1)));
        // "demande que la surface soit portée": that is wished, not so
        if (changed && said.stance() == Stance.ASSERTS && !isAsserted()) {
            missing.add(Proposition.VERB);
            return;
        }
        var hearsay = verb.tense() == Tense.CONDITIONAL && isHearsay(verb);
        // "aurait évité l'accident": somebody's own words, and what they hang on, are no hearsay; to make a fact of it
        // would be the opposite
        if (verb.tense() == Tense.CONDITIONAL && hangsOn(CONDITIONS) && !isOnlyHeard(verb)) return;
        if (verb.tense() == Tense.CONDITIONAL && (hearsay && cue != null || isOnlyHeard(verb))) {
            missing.add(Proposition.VERB);
            return;
        }
        if (hearsay || verb.tense() == Tense.CONDITIONAL && isAhead(verb)) {
            var form = form(verb.from(), Tense.CONDITIONAL);
            var plain =
                    form == null ? null : form(form.lemma(), hearsay ? Tense.PRESENT : Tense.FUTURE, 3, form.plural());
            if (form != null && plain != null && form.person() == 3) {
                first = plain;
                changed = true;
            }
        }
        if (!changed) return;
        passage.write(verb.from(), first);
        var k = verb.from() - 1;
        if (k < verb.edge()) return;
        if (reading.is(k, "ne") && startsWithVowel(first)) {
            passage.write(k, "n'");
            passage.glue(verb.from());
        } else if (reading.is(k, "se") && startsWithVowel(first)) {
            passage.write(k, "s'");
            passage.glue(verb.from());
        }
    }

    /** "a annoncé que l'école fermerait": of what was ahead then one says that it will be. */
    private boolean isAhead(VerbGroup verb) {
        if (cue == null || !isLedIn() || cue.tense() == Tense.CONDITIONAL || MODAL.contains(verb.lemma()) || joined)
            return false;
        var saying = syntax.lexicon.saying(cue.lemma());
        var told = cue.to() > cue.from() + 1 && cue.tense() == Tense.PRESENT
                || cue.tense() == Tense.PAST
                || cue.tense() == Tense.IMPERFECT;
        if (!told || saying == null || saying.is(Saying.Flag.THINKS)) return false;
        var auxiliary = form(verb.from(), Tense.CONDITIONAL);
        if (auxiliary == null
                || MODAL.contains(auxiliary.lemma())
                || syntax.lexicon.is(auxiliary.lemma(), WordClass.HAVE) && verb.to() > verb.from() + 1) return false;
        if (syntax.verbs.stream()
                .anyMatch(
                        other -> other != verb && other.tense() == Tense.CONDITIONAL && passage.contains(other.from())))
            return false;
        return passage.tokens().stream().noneMatch(k -> reading.is(k, "si") || reading.is(k, "s'"));
    }

    /** Whether who says it says that it is so. */
    private boolean isAsserted() {
        var saying = cue == null ? null : syntax.lexicon.saying(cue.lemma());
        return saying != null
                && saying.takes(Saying.Frame.THAT)
                && saying.takes(Saying.Frame.QUOTE)
                && !saying.is(Saying.Flag.THINKS)
                && !LEAVES_OPEN.contains(saying.lemma());
    }

    /** "aurait fait douze morts": the reporter does not vouch for it. "aurait dû" means something else. */
    private boolean isHearsay(VerbGroup verb) {
        if (verb.to() <= verb.from() + 1 || MODAL.contains(verb.lemma()) || verb.governor() != null) return false;
        var auxiliary = form(verb.from(), Tense.CONDITIONAL);
        if (auxiliary == null
                || !syntax.lexicon.is(auxiliary.lemma(), WordClass.HAVE)
                        && !(syntax.lexicon.is(auxiliary.lemma(), WordClass.BE) && isDoneWithEtre(verb))) return false;
        for (var k = verb.from() + 1; k < verb.to(); k++) {
            var participle = form(k, Tense.PARTICIPLE);
            if (participle != null && MODAL.contains(participle.lemma())) return false;
        }
        return passage.tokens().stream().noneMatch(k -> reading.is(k, "si") || reading.is(k, "s'"));
    }

    /** "serait parti", not "serait voté". */
    private boolean isDoneWithEtre(VerbGroup verb) {
        if (verb.reflexive()) return true;
        for (var k = verb.from() + 1; k < verb.to(); k++) {
            var participle = form(k, Tense.PARTICIPLE);
            if (participle != null && isDone(participle)) return true;
        }
        return false;
    }

    @Override
    boolean beginsWithInfinitive() {
        return infinitiveFrom(0) >= 0;
    }

    @Override
    boolean asInfinitive() {
        var tokens = passage.tokens();
        var k = 0;
        var who = subject;
        if (isNounPhrase(passage.first())) {
            k = chargeAt();
            if (k < 0) return false;
            var end = tokens.get(k);
            who = new Subject(
                    reading.words(reading.span(passage.first(), end)),
                    isPlural(passage.first(), end),
                    false,
                    Gender.ANY);
        } else if (cue == null || cue.passive()) return false;
        if (who == null) {
            if (infinitiveFrom(k) >= 0) missing.add(Proposition.SUBJECT);
            return false;
        }
        var charged = k > 0;
        // "d'avoir bombardé son hôpital": whose it is nobody knows
        if (charged && hangsOn(ANYBODYS)) missing.add(Proposition.REFERENCE);
        var of = k < tokens.size() && (reading.is(tokens.get(k), "de") || reading.is(tokens.get(k), "d'"));
        var start = infinitiveFrom(k);
        if (start < 0) return false;
        var negated = false;
        // "n'avoir reçu le message qu'à 4 heures": no denial
        var pas = said.stance() == Stance.DENIES;
        var reflexive = false;
        for (var j = k; j < start; j++) {
            var token = tokens.get(j);
            if (reading.is(token, WordClass.NEGATION)) negated = true;
            else if (reading.is(token, WordClass.NEGATOR)) pas = true;
            else if (reading.is(token, "se") || reading.is(token, "s'")) reflexive = true;
            else if (!reading.is(token, "de") && !reading.is(token, "d'")) {
                missing.add(Proposition.REFERENCE);
                return false;
            }
        }
        var verb = tokens.get(start);
        var infinitive = form(verb, Tense.INFINITIVE);
        if (infinitive == null) return false;
        var behind = start + 1;
        if (negated && behind < tokens.size() && reading.is(tokens.get(behind), WordClass.NEGATOR)) {
            passage.drop(tokens.get(behind));
            behind++;
            pas = true;
        }
        var have = syntax.lexicon.is(infinitive.lemma(), WordClass.HAVE);
        var be = syntax.lexicon.is(infinitive.lemma(), WordClass.BE);
        var participle = behind < tokens.size() ? form(tokens.get(behind), Tense.PARTICIPLE) : null;
        var adverbs = 0;
        while (participle == null
                && (have || be)
                && adverbs < 3
                && behind + adverbs < tokens.size()
                && reading.is(tokens.get(behind + adverbs), WordClass.ADVERB)) {
            adverbs++;
            if (behind + adverbs < tokens.size()) participle = form(tokens.get(behind + adverbs), Tense.PARTICIPLE);
        }
        var done = (have || be && (reflexive || participle != null && isDone(participle))) && participle != null;
        var isSo = (STATES.contains(infinitive.lemma()) || SAYS.contains(cue == null ? "" : cue.lemma()))
                && !of
                && cue != null
                && !LOOKS_AHEAD.contains(cue.lemma());
        if (!done && !isSo || cue != null && cue.lemma().equals("espérer")) return false;
        for (var j = behind + 1; j < tokens.size(); j++)
            if (form(tokens.get(j), Tense.INFINITIVE) != null && reading.is(tokens.get(j - 1), WordClass.CONJUNCTION))
                return false;
        var denied = said.stance() == Stance.DENIES;
        if (denied && (negated || adverbs > 0 || isAnyNegative(start) || joinsVerbs(verb + 1))) {
            missing.add(Proposition.DENIAL);
            return false;
        }
        var form = form(infinitive.lemma(), Tense.PRESENT, 3, who.plural());
        if (form == null) return false;
        for (var j = charged ? 0 : k; j < start; j++) passage.drop(tokens.get(j));
        passage.openWith(who.words());
        namesSpeaker = !charged;
        namesCharged = charged;
        var not = denied || negated;
        var own = reflexive ? startsWithVowel(form) ? "s'" : "se " : "";
        var ne = not ? reflexive || !startsWithVowel(form) ? "ne " : "n'" : "";
        passage.write(verb, ne + own + form + (pas ? " pas" : ""));
        passage.glue(verb);
        if (denied && done) {
            var last = behind + adverbs + 1;
            while (last < tokens.size()
                    && form(tokens.get(last), Tense.PARTICIPLE) != null
                    && tokens.get(last) == tokens.get(last - 1) + 1
                    && reading.is(tokens.get(last - 1), "été")) last++;
            var article = last < tokens.size()
                    && have
                    && !reading.is(tokens.get(last - 1), "été")
                    && participle != null
                    && form(tokens.get(last - 1), Tense.PARTICIPLE) == participle;
            if (article && participle != null && !withArticle(tokens.get(last), participle.lemma())) {
                missing.add(Proposition.DENIAL);
                return false;
            }
        }
        return true;
    }

    private boolean namesCharged;

    private boolean isAnyNegative(int from) {
        for (var j = from; j < passage.size(); j++)
            if (isNegative(passage.tokens().get(j))) return true;
        return false;
    }

    /** "être parti" was done, "être inquiet" and "être détenu" are so. */
    private boolean isDone(VerbForm participle) {
        return Set.of(
                        "aller",
                        "venir",
                        "arriver",
                        "partir",
                        "mourir",
                        "rester",
                        "tomber",
                        "entrer",
                        "sortir",
                        "devenir",
                        "revenir",
                        "parvenir",
                        "intervenir")
                .contains(participle.lemma());
    }

    /** Where the infinitive stands behind "de", "ne pas", "s'"; -1 if there is none. */
    private int infinitiveFrom(int k) {
        var tokens = passage.tokens();
        for (var j = k; j < tokens.size() && j < k + 6; j++) {
            var token = tokens.get(j);
            if (form(token, Tense.INFINITIVE) != null) return j;
            if (!reading.is(token, WordClass.NEGATION)
                    && !reading.is(token, WordClass.NEGATOR)
                    && !reading.is(token, WordClass.CLITIC)
                    && !reading.is(token, "de")
                    && !reading.is(token, "d'")) return -1;
        }
        return -1;
    }

    private boolean isNounPhrase(int token) {
        return !reading.is(token, WordClass.OF)
                && form(token, Tense.INFINITIVE) == null
                && (reading.is(token, WordClass.DETERMINER) && infinitiveFrom(0) < 0
                        || reading.isCapital(token)
                                && !reading.is(token, WordClass.PREPOSITION)
                                && infinitiveFrom(0) < 0);
    }

    /** "[l'armée] d'avoir bombardé": where what somebody is charged with begins; -1 if nobody is. */
    private int chargeAt() {
        if (cue == null || cue.passive()) return -1;
        var saying = syntax.lexicon.saying(cue.lemma());
        if (saying == null || !saying.is(Saying.Flag.ACCUSES)) return -1;
        var tokens = passage.tokens();
        var end = syntax.phrases.end(passage.first(), passage.end());
        for (var k = 1; k < Math.min(tokens.size() - 1, 14); k++) {
            var token = tokens.get(k);
            if (tokens.get(k) != tokens.get(k - 1) + 1) return -1;
            if ((reading.is(token, "d'") || reading.is(token, "de")) && infinitiveFrom(k + 1) >= 0)
                return end >= token ? k : -1;
            if (reading.is(token, WordClass.RELATIVE) || reading.token(token).isPunctuation()) return -1;
        }
        return -1;
    }

    boolean isPlural(int from, int to) {
        var word = reading.word(from);
        if (MANY.contains(word)) return true;
        for (var i = from + 1; i < to; i++) if (reading.is(i, "et")) return true;
        return false;
    }

    /** Of which a story names several, and says before which it means. */
    private static final Set<String> THINGS = Set.of(
            "entreprise",
            "société",
            "compagnie",
            "firme",
            "commune",
            "village",
            "bourg",
            "établissement",
            "association",
            "montant",
            "somme",
            "site",
            "bâtiment",
            "immeuble",
            "lieu",
            "lieux",
            "secteur",
            "quartier",
            "opérations",
            "mesure",
            "mesures",
            "texte",
            "document",
            "chiffre",
            "chiffres",
            "procédure",
            "club",
            "groupe",
            "projet",
            "réunion",
            "rencontre",
            "cérémonie",
            "manifestation",
            "appareil",
            "dispositif",
            "ouvrage",
            "bataille",
            "acte",
            "critique",
            "combat",
            "décision",
            "choix",
            "question",
            "problème",
            "situation",
            "chose",
            "phénomène",
            "opération",
            "ville",
            "dividende",
            "homme",
            "couple",
            "équipe");

    @Override
    @Nullable
    String finite(VerbGroup gerund, Subject who) {
        return form(gerund.lemma(), Tense.PRESENT, 3, who.plural());
    }

    @Override
    @Nullable
    String the(int determiner, int noun) {
        return switch (reading.word(determiner)) {
            case "ce" -> "le";
            case "cet" -> "l'";
            case "cette" -> startsWithVowel(reading.word(noun)) ? "l'" : "la";
            case "ces" -> "les";
            default -> reading.words(reading.span(determiner, determiner + 1));
        };
    }

    private static final Map<String, String> CONTRACTED =
            Map.of("à le", "au", "à les", "aux", "de le", "du", "de les", "des");

    @Override
    void writeArticle(int determiner, String the) {
        var contracted = CONTRACTED.get(reading.word(determiner - 1) + " " + the);
        if (contracted == null || !passage.contains(determiner - 1)) super.writeArticle(determiner, the);
        else {
            passage.write(determiner - 1, contracted);
            passage.drop(determiner);
        }
    }

    @Override
    boolean hasTimeClause() {
        return reading.is(passage.first(), "quand") || reading.is(passage.first(), "si");
    }

    private static final Set<String> THINKS = Set.of("penser", "croire", "estimer", "considérer", "trouver", "savoir");

    @Override
    int behindOpinion() {
        var i = passage.first();
        if (!I.contains(reading.word(i)) && !reading.is(i, "nous")) return i;
        var verb = reading.verbAt(i + 1);
        if (verb == null || verb.negated() || !THINKS.contains(verb.lemma()) || verb.tense() != Tense.PRESENT) return i;
        var that = verb.to();
        return (reading.is(that, "que") || reading.is(that, "qu'")) && passage.contains(that + 1) ? that + 1 : i;
    }

    private static final Set<String> OTHERS = Set.of(
            "certains",
            "certaines",
            "beaucoup",
            "tous",
            "toutes",
            "plusieurs",
            "d'autres",
            "aucun",
            "aucune",
            "quelques-uns");

    private static final Set<String> BODIES = Set.of(
            "entreprise",
            "société",
            "compagnie",
            "firme",
            "commune",
            "village",
            "bourg",
            "établissement",
            "association",
            "club",
            "groupe",
            "ville",
            "site");

    /** "l'accord": French says so of much that needs no telling. */
    @Override
    boolean pointsAnywhere() {
        return false;
    }

    @Override
    boolean isBody(String noun) {
        return BODIES.contains(noun);
    }

    @Override
    boolean isThe(int token) {
        return reading.is(token, "le")
                || reading.is(token, "la")
                || reading.is(token, "l'")
                || reading.is(token, "les")
                || reading.is(token, "du")
                || reading.is(token, "au")
                || reading.is(token, "aux");
    }

    /** What may follow a noun and is none of the small words, may be its adjective. */
    @Override
    boolean isMore(int next) {
        var token = reading.token(next);
        return !token.isPunctuation()
                && reading.verbAt(next) == null
                && !reading.is(next, WordClass.PREPOSITION)
                && !reading.is(next, WordClass.CONJUNCTION)
                && !reading.is(next, WordClass.ADVERB)
                && !reading.is(next, WordClass.DETERMINER)
                && !reading.is(next, WordClass.CLITIC)
                && !reading.is(next, WordClass.NEGATION)
                && !reading.is(next, WordClass.CONTRAST)
                && !reading.is(next, WordClass.SUBORDINATOR);
    }

    @Override
    void lookForOpenWords() {
        lookForDefinites(THINGS);
        lookForSuch();
        var opening = passage.first();
        if (reading.is(opening, "d'") && reading.is(opening + 1, "autres")
                || OTHERS.contains(reading.word(opening)) && reading.verbAt(opening + 1) != null)
            missing.add(Proposition.REFERENCE);
        var tokens = passage.tokens();
        var main = mainVerb();
        for (var k = 0; k < tokens.size(); k++) {
            var i = tokens.get(k);
            if (passage.isRewritten(i)) continue;
            var word = reading.word(i);
            if (FIRST_OR_SECOND.contains(word) && isQuotedWithin(k)) continue;
            if (FIRST_OR_SECOND.contains(word)) missing.add(Proposition.SUBJECT);
            else if (THIRD.contains(word) && !isOutside(i)) third(k, word);
            else if (POINTS.contains(word)) missing.add(Proposition.REFERENCE);
            else if (DEMONSTRATIVES.contains(word)) demonstrative(i);
            else if (POSSESSIVES.contains(word) && !isClitic(i)) possessive(k, word);
            if (isOpenDay(i) && !reading.is(i - 1, "chaque")) {
                if (reading.is(i - 1, "le")) missing.add(Proposition.WHEN);
                else date(i);
            }
            if (word.equals("lendemain") || word.equals("veille")) missing.add(Proposition.WHEN);
            else if (NEAR_TIMES.contains(word)) seenFrom(i);
            if (isAgo(i)) seenFrom(spanOfTimeBehind(i));
            if (isCompared(k)) missing.add(Proposition.REFERENCE);
            if (!isDay(i - 1)
                    && RELATIVE_TIMES.contains(word)
                    && (reading.is(i - 1, WordClass.MONTH)
                            || TIMES.contains(reading.word(i - 1))
                            || TIMES.contains(reading.word(i + 1))))
                seenFrom(TIMES.contains(reading.word(i + 1)) ? i + 1 : i);
            if (reading.is(i, "sur") && reading.is(i + 1, "place")) missing.add(Proposition.REFERENCE);
            if (isObject(i)) object(k, word, main);
        }
    }

    /** "d'un tel lieu": like one that was described before. */
    private void lookForSuch() {
        for (var i : passage.tokens())
            if ((reading.is(i, "tel") || reading.is(i, "telle"))
                    && (reading.is(i - 1, "un") || reading.is(i - 1, "une"))
                    && !reading.is(i + 1, WordClass.THAT)) missing.add(Proposition.REFERENCE);
    }

    /** "mardi soir" is "mardi 3 mars 2026 au soir"; "chaque mardi" is no day. */
    @Override
    boolean date(int token, LocalDate day) {
        if (reading.is(token - 1, "le") || reading.is(token - 1, "ce")) return false;
        var date = written(day, Locale.FRENCH);
        passage.write(token, isDay(token) ? reading.word(token) + " " + date : "le " + date);
        var next = passage.contains(token + 1) ? reading.word(token + 1) : "";
        if (RELATIVE_TIMES.contains(next)) passage.drop(token + 1);
        else if (next.equals("matin") || next.equals("soir")) passage.write(token + 1, "au " + next);
        else if (next.equals("après-midi")) passage.write(token + 1, "dans l'après-midi");
        else if (TIMES.contains(next)) return false;
        return true;
    }

    /** "il y a trois semaines". */
    private boolean isAgo(int i) {
        if (!reading.is(i, "y") || !reading.is(i - 1, "il") || !reading.is(i + 1, "a")) return false;
        return spanOfTimeBehind(i) > 0;
    }

    private int spanOfTimeBehind(int i) {
        for (var k = i + 2; k < i + 5; k++)
            if (SPANS_OF_TIME.contains(reading.word(k)) && passage.contains(k)) return k;
        return -1;
    }

    /** "le même phénomène", "les autres quartiers": than what, stands elsewhere. */
    private boolean isCompared(int k) {
        var i = passage.tokens().get(k);
        if (!reading.is(i - 1, WordClass.DETERMINER)) return false;
        if (reading.is(i, "autre") || reading.is(i, "autres"))
            return reading.is(i - 1, "les") || reading.is(i - 1, "l'");
        if (!reading.is(i, "même") && !reading.is(i, "mêmes")) return false;
        return passage.tokens().stream().noneMatch(j -> j > i && reading.is(j, WordClass.THAT));
    }

    private boolean isOutside(int i) {
        for (var verb : syntax.verbs)
            if (verb.isFinite() && verb.from() > i && verb.edge() - 1 <= i) return isImpersonal(i, verb);
        return false;
    }

    private void third(int k, String word) {
        if (word.equals("lui")
                && reading.is(passage.tokens().get(k), WordClass.CLITIC)
                && isClitic(passage.tokens().get(k))) return;
        var plural = word.endsWith("s") || word.equals("eux");
        var gender = word.contains("elle") ? Gender.FEMININE : Gender.MASCULINE;
        if (!isNamedBefore(k, gender, plural)) missing.add(Proposition.REFERENCE);
    }

    private void demonstrative(int i) {
        var next = reading.word(i + 1);
        // "ces derniers jours"
        if (RELATIVE_TIMES.contains(next)
                && (TIMES.contains(reading.word(i + 2)) || SPANS_OF_TIME.contains(reading.word(i + 2)))) {
            seenFrom(i + 2);
            return;
        }
        if (reading.is(i, "ce")
                && (next.equals("que") || next.equals("qu'") || next.equals("qui") || next.equals("dont"))) return;
        if (!TIMES.contains(next)) {
            if (!writeInFull(i)) missing.add(Proposition.REFERENCE);
        } else if (RUNNING.contains(next)) seenFrom(i + 1);
        else missing.add(Proposition.WHEN);
    }

    /** Of which "ce" means the one that runs; "ce jour" may be another. */
    private static final Set<String> RUNNING = Set.of(
            "matin",
            "soir",
            "week-end",
            "weekend",
            "semaine",
            "mois",
            "année",
            "trimestre",
            "semestre",
            "été",
            "hiver",
            "automne",
            "printemps",
            "lundi",
            "mardi",
            "mercredi",
            "jeudi",
            "vendredi",
            "samedi",
            "dimanche",
            "après-midi");

    @Override
    String asOf(LocalDate day) {
        return "au " + written(day, Locale.FRENCH);
    }

    @Override
    boolean isAlso(int token) {
        return reading.is(token, "également") || reading.is(token, "aussi") || reading.is(token, "même");
    }

    private void possessive(int k, String word) {
        var many = word.startsWith("leur");
        if (namesSpeaker && subject != null && subject.plural() == many) return;
        if (namesCharged || namesAntecedent && subjectIsMany() == many) return;
        if (!isNamedBefore(k, Gender.ANY, many)) missing.add(Proposition.REFERENCE);
    }

    private boolean subjectIsMany() {
        var main = mainVerb();
        return main != null && main.plural();
    }

    /** A pronoun that stands before a verb, as its object. */
    private boolean isObject(int i) {
        return isClitic(i)
                && Set.of("le", "la", "l'", "les", "lui", "leur", "y", "en").contains(reading.word(i));
    }

    private boolean isClitic(int i) {
        for (var verb : syntax.verbs) if (i >= verb.edge() && i < verb.from()) return reading.is(i, WordClass.CLITIC);
        var next = reading.forms(i + 1);
        var infinitive = next.stream().anyMatch(f -> f.tense() == Tense.INFINITIVE);
        return infinitive
                && reading.is(i, WordClass.CLITIC)
                && !reading.is(i + 1, WordClass.NOUN_FIRST)
                && !Set.of("pouvoir", "devoir", "être", "savoir", "dîner", "déjeuner", "rire")
                        .contains(reading.word(i + 1));
    }

    private void object(int k, String word, @Nullable VerbGroup main) {
        var i = passage.tokens().get(k);
        if (word.equals("y") || word.equals("en")) {
            if (isAgo(i)) return;
            if (!(word.equals("y")
                    && reading.forms(i + 1).stream().anyMatch(f -> syntax.lexicon.is(f.lemma(), WordClass.HAVE))
                    && (reading.is(i - 1, "il") || reading.is(i - 1, WordClass.NEGATION) && reading.is(i - 2, "il"))))
                missing.add(Proposition.REFERENCE);
            return;
        }
        var inMain = main != null && i >= main.edge() && i < main.from();
        var plural = word.equals("les") || word.equals("leur");
        var gender = word.equals("le") ? Gender.MASCULINE : word.equals("la") ? Gender.FEMININE : Gender.ANY;
        if (inMain || !isNamedBefore(k, gender, plural)) missing.add(Proposition.REFERENCE);
    }

    /** Whether something a pronoun may stand for is named before it in the sentence that is made. */
    private boolean isNamedBefore(int k, Gender gender, boolean plural) {
        if (namesSpeaker
                && subject != null
                && subject.plural() == plural
                && subject.gender().agreesWith(gender)) return true;
        var tokens = passage.tokens();
        for (var j = 0; j < k; j++) {
            var i = tokens.get(j);
            var word = reading.word(i);
            if (plural) {
                if (MANY.contains(word) && !isClitic(i)
                        || reading.token(i).isNumber()
                        || reading.is(i, WordClass.NUMERAL) && !word.startsWith("un")) return true;
                continue;
            }
            if (isClitic(i)) continue;
            if (gender != Gender.FEMININE && MASCULINE.contains(word)
                    || gender != Gender.MASCULINE && FEMININE.contains(word)
                    || EITHER.contains(word)) return true;
            var name = reading.isCapital(i)
                    && !reading.is(i, WordClass.DETERMINER)
                    && !reading.is(i, WordClass.PREPOSITION)
                    && !reading.is(i, WordClass.SUBJECT_PRONOUN);
            if (name) {
                var given = syntax.lexicon.givenName(word);
                if (given == null ? i != passage.first() || reading.isCapital(i + 1) : given.agreesWith(gender))
                    return true;
            }
        }
        return false;
    }
}
