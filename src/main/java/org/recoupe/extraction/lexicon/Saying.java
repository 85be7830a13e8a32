package org.recoupe.extraction.lexicon;

import java.util.Set;

/** What a verb of saying can do: which content it takes, and what it says of it. */
public record Saying(String lemma, Set<Frame> frames, Set<Flag> flags) {
    /** How the content may stand. The names are those of {@code saying.txt}, with hyphens. */
    public enum Frame {
        THAT,
        BARE,
        QUESTION,
        QUOTE,
        AFTER,
        INF,
        DE_INF,
        NP,
        NP_DE,
        NP_AS,
        /** A noun phrase with a number, or a noun for something said: "un bilan de trois morts", "ces accusations". */
        NP_SAID,
        /** A noun phrase with a noun for something said or foreseen: "une hausse des prix", not "huit régions". */
        NP_NOUN,
        A_INF,
        NP_QUOTE,
        NP_PREP,
        /** What is said is split around the verb, and nobody says it: "the plan seems to work". */
        RAISING
    }

    public enum Flag {
        DENIES,
        CONFIRMS,
        THINKS,
        HEDGES,
        ACCUSES,
        ANNOUNCES,
        REFLEXIVE,
        DATIVE,
        /** Says something only if it names to whom: "nous apprend que", not "il apprend que". */
        ADDRESSED,
        /** With a verb or a noun behind "de" the speaker rejects it: "se défend d'avoir triché". */
        DENIES_DEED
    }

    public boolean takes(Frame frame) {
        return frames.contains(frame);
    }

    public boolean is(Flag flag) {
        return flags.contains(flag);
    }
}
