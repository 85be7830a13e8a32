package org.recoupe.process;

/** The steps of our own models, by their ids there. A step that a desk adds has an id of its own, which nothing here knows. */
public final class StepId {
    public static final String EXTRACT_BY_HAND = "extractByHand";
    public static final String CHECK_EXTRACTION = "checkExtraction";
    public static final String VERIFY_CLAIM = "verifyClaim";
    public static final String APPROVE_VERDICT = "approveVerdict";

    private StepId() {}
}
