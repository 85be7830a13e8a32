package org.recoupe.kernel;

/**
 * What somebody is in the newsroom. STANDARDS and SOURCE_CUSTODIAN permit nothing yet: legal review and confidential sources are to
 * come. SYSTEM is Recoupe itself: extraction, triage, timers.
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
