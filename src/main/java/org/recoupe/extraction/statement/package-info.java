/**
 * What is told of a text: who says what in it and how statements bear on each other, each with what speaks for it. Words that other
 * modules share; knows nothing of how anything is found.
 */
@NullMarked
@NamedInterface("statement")
package org.recoupe.extraction.statement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
