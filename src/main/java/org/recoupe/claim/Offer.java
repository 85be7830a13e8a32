package org.recoupe.claim;

/**
 * What a person may do about a claim as it stands: what pages offer them. Asked of the claim by the rules it refuses by, for whoever they would
 * act for, so that what is offered is what is done.
 *
 * @param work release it, attach and withdraw evidence, propose a verdict
 * @param setAside whether there is a reason to set it aside for that takes none but them
 * @param guarded whether they could set it aside, if no verdict went with it
 * @param correct put its place, stance and source right
 */
public record Offer(
        boolean take,
        boolean work,
        boolean withdrawVerdict,
        boolean select,
        boolean setAside,
        boolean guarded,
        boolean correct) {
    /** Where a claim is only shown. */
    public static final Offer NOTHING = new Offer(false, false, false, false, false, false, false);
}
