package org.recoupe.extraction.lexicon;

/** Of a noun or a pronoun, as far as it tells. */
public enum Gender {
    MASCULINE,
    FEMININE,
    ANY;

    public boolean agreesWith(Gender other) {
        return this == ANY || other == ANY || this == other;
    }
}
