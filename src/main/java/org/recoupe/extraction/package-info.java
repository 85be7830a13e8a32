/**
 * Who says what in a text: text in, statements with their sources out, as places in the unchanged text. Pure: no framework, no
 * database, no clock; the same text and version give the same result. Start with {@link org.recoupe.extraction.Extractor}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package org.recoupe.extraction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
