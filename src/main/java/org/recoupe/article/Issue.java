package org.recoupe.article;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A revision without its text: who published it, and when.
 *
 * @param day it says it is of, where it was published; else the day it came in
 */
public record Issue(@Nullable String publisher, LocalDate day) {}
