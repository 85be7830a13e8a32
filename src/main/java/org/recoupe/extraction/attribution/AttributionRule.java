package org.recoupe.extraction.attribution;

import org.recoupe.extraction.syntax.Syntax;

/** One way in which a text says who says something. */
interface AttributionRule {
    void find(Syntax syntax, Findings findings);
}
