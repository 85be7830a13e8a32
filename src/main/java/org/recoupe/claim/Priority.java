package org.recoupe.claim;

/** How much harm a wrong claim does; the most urgent first. */
public enum Priority {
    CRITICAL,
    HIGH,
    NORMAL,
    LOW
}
