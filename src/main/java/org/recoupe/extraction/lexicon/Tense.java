package org.recoupe.extraction.lexicon;

/** What form a verb stands in. */
public enum Tense {
    INFINITIVE,
    PRESENT,
    IMPERFECT,
    FUTURE,
    CONDITIONAL,
    PAST,
    SUBJUNCTIVE,
    PARTICIPLE,
    GERUND;

    public boolean isFinite() {
        return this != INFINITIVE && this != PARTICIPLE && this != GERUND;
    }
}
