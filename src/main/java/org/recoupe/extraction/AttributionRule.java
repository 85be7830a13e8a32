package org.recoupe.extraction;

/** One way in which a text says who says something. */
interface AttributionRule {
    void find(Syntax syntax, Findings findings);
}
