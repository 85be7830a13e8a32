/**
 * From dispatch to audited verdict, in the order data flows: {@code article} what arrives · {@code extraction} who says what ·
 * {@code source} who they are · {@code claim} what we check, with which evidence, and what was decided · {@code confidential} who must not
 * be named · {@code tasklist} what waits for whom · {@code process} in which order · {@code absence} who stands in · {@code discussion} what
 * they write to each other · {@code audit} what we can prove · {@code report} what auditors ask · {@code search} how it is found again ·
 * {@code document} files into text · {@code web} how people see it · {@code upkeep} looking after the data · {@code trial} a demonstration
 * newsroom · {@code database} where it all lies · {@code kernel} words they share. Arrows: each module's package-info. Why:
 * src/docs/decisions.
 */
@NullMarked
package org.recoupe;

import org.jspecify.annotations.NullMarked;
