/**
 * Who says what in a text: text in, statements with their sources out, as places in the unchanged text. Pure: no framework, no
 * database, no clock; the same text and version give the same result. Start with {@link org.recoupe.extraction.Extractor}; the way of a
 * text is {@code Extracting}, through the rooms {@code reading}, {@code language}, {@code syntax}, {@code attribution}, {@code speaker},
 * {@code meaning} and {@code worth}, each of which knows only those before it. What is told others is in {@code statement}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package org.recoupe.extraction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
