package org.recoupe.document;

import java.util.List;

/** A text whose letters may mean different things, depending on where it was written: somebody must look. */
public final class EncodingUnclear extends RuntimeException {
    private final transient List<Candidate> candidates;

    /**
     * How it would read.
     *
     * @param charset by its name
     * @param sample from where the candidates differ
     */
    public record Candidate(String charset, String sample) {}

    EncodingUnclear(List<Candidate> candidates) {
        super("one of " + candidates.stream().map(Candidate::charset).toList());
        this.candidates = List.copyOf(candidates);
    }

    /** The likeliest first. */
    public List<Candidate> candidates() {
        return candidates;
    }
}
