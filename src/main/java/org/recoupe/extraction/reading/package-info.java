/**
 * One text as read: its words with their classes, how it is laid out, its verbs and noun phrases. What every later room asks about; start
 * with {@link org.recoupe.extraction.reading.Reading}.
 */
@NullMarked
package org.recoupe.extraction.reading;

import org.jspecify.annotations.NullMarked;
