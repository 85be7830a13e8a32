package org.recoupe.kernel;

/** What somebody is in the newsroom. SYSTEM is Recoupe itself: extraction, triage, timers. */
public enum Role {
    EDITOR,
    REVIEWER,
    SUPERVISOR,
    AUDITOR,
    ADMIN,
    SYSTEM
}
