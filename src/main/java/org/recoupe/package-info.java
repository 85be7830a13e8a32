/**
 * From dispatch to audited verdict, in the order data flows: {@code article} what arrives · {@code extraction} who says what ·
 * {@code source} who they are · {@code claim} what we check, with which evidence, and what was decided · {@code process} in which
 * order · {@code audit} what we can prove · {@code report} what auditors ask · {@code web} how people see it · {@code trial} a
 * demonstration newsroom · {@code database} where it all lies. Arrows: each module's package-info. Why: src/docs/decisions.
 */
@NullMarked
package org.recoupe;

import org.jspecify.annotations.NullMarked;
