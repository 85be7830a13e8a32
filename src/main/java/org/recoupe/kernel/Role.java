package org.recoupe.kernel;

/**
 * What somebody is in the newsroom. SOURCE_CUSTODIAN decides who learns the identity of a confidential source, two together, and reads
 * none by that role. STANDARDS permits nothing yet: legal review is to come. SYSTEM is Recoupe itself: extraction, triage, timers.
 */
public enum Role {
    EDITOR,
    REVIEWER,
    SUPERVISOR,
    AUDITOR,
    ADMIN,
    STANDARDS,
    SOURCE_CUSTODIAN,
    SYSTEM
}
