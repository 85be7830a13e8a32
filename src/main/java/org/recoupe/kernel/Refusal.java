package org.recoupe.kernel;

/**
 * Somebody tried what a rule forbids, past the doors where people are told so. Whoever hears it writes it down at once, in a transaction
 * of its own: the attempt is rolled back, that it was made stays on record.
 *
 * @param action what was tried: {@code complete-step}
 * @param object what of the subject it concerns, for people: "C-4183"
 */
public record Refusal(Subject subject, String desk, Acting by, String action, String object, String why) {}
