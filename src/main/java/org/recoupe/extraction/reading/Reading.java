package org.recoupe.extraction.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.lexicon.Lexicon;
import org.recoupe.extraction.lexicon.Tense;
import org.recoupe.extraction.lexicon.VerbForm;
import org.recoupe.extraction.lexicon.WordClass;
import org.recoupe.extraction.parse.Parts;
import org.recoupe.extraction.text.NormalisedText;
import org.recoupe.extraction.text.Quotation;
import org.recoupe.extraction.text.Quotations;
import org.recoupe.extraction.text.Token;
import org.recoupe.extraction.text.Tokenizer;
import org.recoupe.kernel.Span;

/** One text as read: its words with their classes, its quotations, its verbs. Everything later stages ask about. */
public final class Reading {
    /** In tokens, with its marks. */
    private static final int LONGEST_NICKNAME = 4;

    public final NormalisedText text;
    public final Lexicon lexicon;
    public final List<Token> tokens;
    /** Quotations that stand in no other. */
    public final List<Quotation> quotations;

    private final List<Set<WordClass>> classes = new ArrayList<>();
    /** Of which classes an expression may begin at the token. */
    private final List<Set<WordClass>> opened = new ArrayList<>();

    private final List<List<VerbForm>> forms = new ArrayList<>();

    private @Nullable Parts parts;
    private @Nullable FullNames fullNames;
    private final int[] quotation;
    private final int[] behind;
    private final @Nullable VerbGroup[] verbs;

    public Reading(String text, Lexicon lexicon) {
        this.text = new NormalisedText(text);
        this.lexicon = lexicon;
        this.tokens = new Tokenizer(lexicon.borders()).tokens(this.text);
        this.quotations =
                Quotations.in(this.text).stream().filter(q -> q.depth() == 0).toList();
        for (var token : tokens) {
            classes.add(lexicon.classesOf(token));
            opened.add(lexicon.begins(token.word()));
            forms.add(token.isWord() ? lexicon.forms(token.word()) : List.of());
        }
        this.behind = new int[quotations.size()];
        this.quotation = quotationOfEach();
        this.verbs = new VerbGroup[tokens.size()];
    }

    private int[] quotationOfEach() {
        var of = new int[tokens.size()];
        Arrays.fill(of, -1);
        var i = 0;
        for (var q = 0; q < quotations.size(); q++) {
            while (i < of.length && tokens.get(i).start() < quotations.get(q).start()) i++;
            for (; i < of.length && tokens.get(i).end() <= quotations.get(q).end(); i++) of[i] = q;
            behind[q] = i;
        }
        return of;
    }

    public int size() {
        return tokens.size();
    }

    public Token token(int i) {
        return tokens.get(i);
    }

    public String word(int i) {
        return i < 0 || i >= tokens.size() ? "" : tokens.get(i).word();
    }

    public boolean is(int i, String word) {
        return i >= 0 && i < tokens.size() && tokens.get(i).is(word);
    }

    public boolean is(int i, WordClass type) {
        return i >= 0 && i < classes.size() && classes.get(i).contains(type);
    }

    public boolean isAny(int i, Set<WordClass> types) {
        for (var type : classes.get(i)) if (types.contains(type)) return true;
        return false;
    }

    public boolean isCapital(int i) {
        return i >= 0 && i < tokens.size() && tokens.get(i).capital();
    }

    public List<VerbForm> forms(int i) {
        return i < 0 || i >= forms.size() ? List.of() : forms.get(i);
    }

    /** Number of the outermost quotation the token stands in, its marks included, or -1. */
    public int quotationAt(int i) {
        return i < 0 || i >= quotation.length ? -1 : quotation[i];
    }

    public boolean isQuoted(int i) {
        return quotationAt(i) >= 0;
    }

    /** The first token behind the quotation the token stands in. */
    public int behindQuotation(int i) {
        return quotation[i] < 0 ? i : behind[quotation[i]];
    }

    /** Behind a name in quotation marks that begins at the token, if another name follows: “Red” Weber; else the token itself. */
    public int behindNickname(int i) {
        if (i < 0 || i + 2 >= size() || !token(i).isQuotationMark() || !isQuoted(i)) return i;
        if (quotationAt(i) == quotationAt(i - 1) || !isCapital(i + 1)) return i;
        var behind = behindQuotation(i);
        return behind - i <= LONGEST_NICKNAME && isCapital(behind) && !is(behind, WordClass.DETERMINER) ? behind : i;
    }

    /** Who is named in full anywhere in the text. */
    public FullNames fullNames() {
        if (fullNames == null) fullNames = new FullNames(this);
        return fullNames;
    }

    /** The parts of speech of the sentence that is being read. */
    public void put(Parts sentence) {
        parts = sentence;
    }

    /** The part of speech a tagger gives the word, if it was asked: "NOUN", "VERB:Fin"; else empty. */
    public String part(int i) {
        return parts == null ? "" : parts.of(i);
    }

    public void put(VerbGroup verb) {
        for (var i = verb.edge(); i < verb.to(); i++) verbs[i] = verb;
    }

    /** The verb the token belongs to, clitics and auxiliaries included, or null. */
    public @Nullable VerbGroup verbAt(int i) {
        return i < 0 || i >= verbs.length ? null : verbs[i];
    }

    public boolean isFiniteVerb(int i) {
        var verb = verbAt(i);
        return verb != null && verb.isFinite();
    }

    public boolean isGerund(int i) {
        var verb = verbAt(i);
        return verb != null && verb.tense() == Tense.GERUND;
    }

    /** Whether a clause is made between two tokens. */
    public boolean hasFiniteVerb(int from, int to) {
        for (var i = from; i < to; i++) if (isFiniteVerb(i)) return true;
        return false;
    }

    public int phraseEnd(WordClass type, int from, int limit) {
        if (from >= limit || from < 0 || !opened.get(from).contains(type)) return -1;
        return lexicon.phraseEnd(type, tokens, from, limit);
    }

    /** The place of tokens in the text. */
    public Span span(int from, int to) {
        return new Span(tokens.get(from).start(), tokens.get(to - 1).end());
    }

    /** The words as they stand. */
    public String words(Span span) {
        return span.in(text.original());
    }

    /** The first token that ends behind the place. */
    public int tokenAt(int position) {
        var low = 0;
        var high = tokens.size();
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (tokens.get(middle).end() <= position) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    public List<Token> tokensIn(Span span) {
        var in = new ArrayList<Token>();
        for (var i = tokenAt(span.start()); i < tokens.size() && tokens.get(i).start() < span.end(); i++)
            in.add(tokens.get(i));
        return in;
    }
}
