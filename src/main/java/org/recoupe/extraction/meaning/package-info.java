/** What a statement is about, its numbers and times, what it denies; and which statements contradict or repeat each other. */
@NullMarked
package org.recoupe.extraction.meaning;

import org.jspecify.annotations.NullMarked;
