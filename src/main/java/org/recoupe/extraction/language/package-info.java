/**
 * What differs from language to language: which can be read, which one a text is in, and the rules no lexicon can list. A further language
 * is a class beside {@link org.recoupe.extraction.language.French}; start with {@link org.recoupe.extraction.language.Languages}.
 */
@NullMarked
package org.recoupe.extraction.language;

import org.jspecify.annotations.NullMarked;
