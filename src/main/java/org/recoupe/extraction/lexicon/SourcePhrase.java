package org.recoupe.extraction.lexicon;

/**
 * An expression that names a source without a verb: selon, according to.
 *
 * @param unnamed the expression is the source itself: "de source policière"
 * @param strict a source only if a person or an organisation follows
 * @param of the source stands behind a "de"
 * @param end number of the token behind the expression, where it was found
 */
public record SourcePhrase(boolean unnamed, boolean strict, boolean of, int end) {
    SourcePhrase endingAt(int token) {
        return new SourcePhrase(unnamed, strict, of, token);
    }
}
